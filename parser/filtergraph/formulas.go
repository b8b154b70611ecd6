package filtergraph

// inOut are the names of the two sides of a filter that changes sizes.
const inOut = "in_w iw in_h ih out_w ow out_h oh "

// aspects are the names that describe a picture.
const aspects = "a sar dar hsub vsub "

// formulaTable returns the expressions of a filter with the var_names of its
// source file (libavfilter of 4.3, 5.1, 7.1 and 9.0).
func formulaTable(filter string) []formulas {
	switch filter {
	case "scale":
		return []formulas{{options: "w width h height", constants: inOut + aspects + "ohsub ovsub n t pos<9.0 " +
			"ref_w>5.1 rw>5.1 ref_h>5.1 rh>5.1 ref_a>5.1 ref_sar>5.1 ref_dar>5.1 rdar>5.1 ref_hsub>5.1 ref_vsub>5.1 ref_n>5.1 ref_t>5.1 ref_pos>5.1"}}
	case "scale2ref":
		return []formulas{{options: "w width h height", constants: inOut + aspects + "ohsub ovsub n t pos<9.0 " +
			"main_w main_h main_a main_sar main_dar mdar main_hsub main_vsub main_n main_t main_pos<9.0"}}
	case "zscale":
		return []formulas{{options: "w width h height", constants: inOut + aspects + "ohsub ovsub"}}
	case "crop":
		return []formulas{{options: "w out_w h out_h x y", constants: inOut + aspects + "x y n pos<9.0 t"}}
	case "pad":
		return []formulas{{options: "w width h height x y", constants: inOut + "x y " + aspects}}
	case "rotate":
		return []formulas{
			{options: "angle a", constants: inOut + "hsub vsub n t"},
			{options: "out_w ow out_h oh", constants: inOut + "hsub vsub n t", unary: "rotw roth"},
		}
	case "zoompan":
		return []formulas{{options: "zoom z x y d", constants: inOut + "in on duration pduration in_time>4.3 it>4.3 out_time>4.3 ot>4.3 " +
			"time frame zoom pzoom x px y py " + aspects}}
	case "swaprect":
		return []formulas{{options: "w h x1 y1 x2 y2", constants: "w h a n t pos<9.0 sar dar"}}
	case "perspective":
		return []formulas{{options: "x0 y0 x1 y1 x2 y2 x3 y3", constants: "W H in on"}}
	case "addroi":
		return []formulas{{options: "x y w h", constants: "iw ih"}}
	}
	if table := drawingTable(filter); table != nil {
		return table
	}
	if table := colorTable(filter); table != nil {
		return table
	}
	return timeTable(filter)
}

// drawingTable are the filters that draw on pictures.
func drawingTable(filter string) []formulas {
	switch filter {
	case "overlay":
		return []formulas{{options: "x y", constants: "main_w W main_h H overlay_w w overlay_h h hsub vsub x y n pos<9.0 t"}}
	case "drawbox", "drawgrid":
		return []formulas{{options: "x y w width h height t thickness", constants: "dar hsub vsub in_h ih in_w iw sar x y h w t fill"}}
	case "drawtext":
		return []formulas{{options: "x y fontsize alpha", binary: "rand", constants: "dar hsub vsub line_h lh main_h h H main_w w W " +
			"max_glyph_a ascent max_glyph_d descent max_glyph_h max_glyph_w font_a>5.1 font_d>5.1 top_a>5.1 bottom_d>5.1 " +
			"n sar t text_h th text_w tw x y pict_type pkt_pos<9.0 pkt_duration<7.1 pkt_size<9.0 duration>5.1"}}
	case "vignette":
		return []formulas{{options: "angle a x0 y0", constants: "w h n pts r t tb"}}
	case "boxblur":
		return []formulas{{options: "luma_radius lr chroma_radius cr alpha_radius ar", constants: "w h cw ch hsub vsub"}}
	case "xfade":
		return []formulas{{options: "expr", constants: "X Y W H A B PLANE P", binary: "a0 a1 a2 a3 b0 b1 b2 b3"}}
	}
	return nil
}

// colorTable are the filters that change the values of pixels.
func colorTable(filter string) []formulas {
	switch filter {
	case "hue":
		return []formulas{{options: "h s H b", constants: "n pts r t tb"}}
	case "eq":
		return []formulas{{options: "contrast brightness saturation gamma gamma_r gamma_g gamma_b gamma_weight", constants: "n pos<9.0 r t"}}
	case "blend", "tblend":
		return []formulas{{options: "c0_expr c1_expr c2_expr c3_expr all_expr", constants: "X Y W H SW SH T N A B TOP BOTTOM"}}
	case "lut", "lutyuv", "lutrgb":
		return []formulas{{options: "c0 c1 c2 c3 y u v r g b a", constants: "w h val maxval minval negval clipval", unary: "clip gammaval gammaval709"}}
	case "lut2", "tlut2":
		return []formulas{{options: "c0 c1 c2 c3", constants: "w h x y bdx bdy"}}
	case "geq":
		const at = "X Y W H N SW SH T"
		return []formulas{
			{options: "lum_expr lum cb_expr cb cr_expr cr", constants: at, binary: "lum cb cr alpha p lumsum cbsum crsum alphasum psum"},
			{options: "red_expr r green_expr g blue_expr b", constants: at, binary: "g b r alpha p gsum bsum rsum alphasum psum"},
		}
	case "fftfilt":
		return []formulas{{options: "weight_Y weight_U weight_V", constants: "X Y W H N WS>4.3 HS>4.3"}}
	}
	return nil
}

// timeTable are the filters that change time, select frames, or handle sound.
func timeTable(filter string) []formulas {
	switch filter {
	case "setpts", "asetpts":
		return []formulas{{options: "expr", constants: "FRAME_RATE INTERLACED N NB_CONSUMED_SAMPLES NB_SAMPLES POS<9.0 PREV_INPTS PREV_INT " +
			"PREV_OUTPTS PREV_OUTT PTS SAMPLE_RATE STARTPTS STARTT T TB RTCTIME RTCSTART S SR FR T_CHANGE>5.1"}}
	case "settb", "asettb":
		return []formulas{{options: "expr tb", constants: "AVTB intb sr"}}
	case "fps":
		return []formulas{{options: "fps", constants: "source_fps ntsc pal film ntsc_film"}}
	case "select", "aselect":
		return []formulas{{options: "expr e", constants: "TB pts start_pts prev_pts prev_selected_pts t start_t prev_t prev_selected_t " +
			"pict_type I P B S SI SP BI PICT_TYPE_I PICT_TYPE_P PICT_TYPE_B PICT_TYPE_S PICT_TYPE_SI PICT_TYPE_SP PICT_TYPE_BI " +
			"interlace_type PROGRESSIVE TOPFIRST BOTTOMFIRST consumed_samples_n samples_n sample_rate n selected_n prev_selected_n " +
			"key pos<9.0 scene concatdec_select ih>5.1 iw>5.1 view>5.1"}}
	case "volume":
		return []formulas{{options: "volume", constants: "n nb_channels nb_consumed_samples nb_samples pos<9.0 pts sample_rate startpts startt t tb volume"}}
	case "aevalsrc":
		return []formulas{{options: "exprs", constants: "n s t", separator: "|"}}
	case "aeval":
		return []formulas{{options: "exprs", constants: "ch n nb_in_channels nb_out_channels s t", unary: "val", separator: "|"}}
	}
	return nil
}
