// node_modules/preact/dist/preact.mjs
var e, t, n, r, i, a, o, s, c, l, u, d = Symbol.for("pv"), f = {}, p = [], m = /^m(i|n|o|s|text|space)$/, h = Array.isArray, g = p.slice, _ = Object.assign;
function v(e) {
	e && e.parentNode && e.remove();
}
function y(e, t, n) {
	var r, i, a, o = {}, s = arguments.length;
	for (a in t) a == "key" ? r = t[a] : a == "ref" && typeof e != "function" ? i = t[a] : o[a] = t[a];
	return s > 2 && (o.children = s > 3 ? g.call(arguments, 2) : n), b(e, o, r, i, null);
}
function b(n, r, i, a, o) {
	var s = {
		type: n,
		props: r,
		key: i,
		ref: a,
		__k: null,
		__: null,
		__b: 0,
		__e: null,
		__c: null,
		constructor: d,
		__v: o || ++t,
		__i: -1,
		__u: 0
	};
	return !o && e.vnode && e.vnode(s), s;
}
function x(e) {
	return e.children;
}
function S(e, t) {
	this.props = e, this.context = t, this.__g = 0;
}
function C(e, t) {
	if (t == null) return e.__ && C(e.__, e.__i + 1);
	for (var n; t < e.__k.length; t++) if ((n = e.__k[t]) && n.__e) return n.__e;
	return typeof e.type != "function" || e.props.__P ? null : C(e);
}
function w(t) {
	var n, r = t.__v, i = r.__e, a = [], o = [], s = t.__P;
	s && ((n = _({ constructor: d }, r)).__v = r.__v + 1, e.vnode && e.vnode(n), ie(s, n, r, t.__n, s.namespaceURI, 32 & r.__u ? [i] : null, a, i || C(r), 32 & r.__u, o), n.__v = r.__v, n.__.__k[n.__i] = n, j(a, n, o), r.__ = r.__e = null, n.__e != i && T(n));
}
function T(e) {
	if ((e = e.__) && e.__c && !e.props.__P) return e.__e = null, e.__k.some(function(t) {
		return t && (e.__e = t.__e);
	}), T(e);
}
function E(t) {
	(8 & t.__g || (t.__g |= 8, r.push(t), a++)) && i == e.debounceRendering || ((i = e.debounceRendering) || queueMicrotask)(D);
}
function D() {
	try {
		for (var e, t = 1; r.length;) r.length > t && r.sort(o), e = r.shift(), t = r.length, 8 & e.__g && w(e);
	} finally {
		(a = r.length) && (i || queueMicrotask)(D);
	}
}
function O(e, t, n, r, i, a, o, s, c, l, u) {
	var d, m, h, g, _, v, y = r.__k || p, b = t.length;
	for (c = k(n, t, y, c, b), d = 0; d < b; d++) (h = n.__k[d]) != null && (m = ~h.__i && y[h.__i] || f, h.__i = d, v = ie(e, h, m, i, a, o, s, c, l, u), g = h.__e, (m.ref != h.ref || 8 & m.__u) && (m.ref && N(m.ref, null, h, m), h.ref && u.push(h.ref, h.__c || g, h)), _ ||= g, 4 & h.__u ? (c = ee(h, c, e, !m.__v), m.__e && (m.__e = null)) : typeof h.type == "function" && v !== void 0 ? c = v : g && (c = g.nextSibling), h.__u &= -21);
	return n.__e = _, c;
}
function k(e, t, n, r, i) {
	var a, o, s, c, l, u, f, p, m, g = n.length, _ = g, v = 0, y = 0, S = e.__k = Array(i);
	for (a = 0; a < i; a++) (o = t[a]) != null && typeof o != "boolean" && typeof o != "function" ? (typeof o != "object" || o.constructor === String ? o = S[a] = b(null, o) : h(o) ? o = S[a] = b(x, { children: o }) : o.constructor === d && o.__b ? o = S[a] = b(o.type, o.props, o.key, o.ref, o.__v) : S[a] = o, c = a + v, o.__ = e, o.__b = e.__b + 1, s = null, ~(l = o.__i = A(o, n, c, _)) && (_--, (s = n[l]) && (s.__u |= 2)), s && s.__v ? (o.__u |= 16, l == c - 1 ? v-- : l == c + 1 ? v++ : l != c && (l > c ? v-- : v++, y = 1)) : (~l || (i > g ? v-- : i < g && v++), typeof o.type != "function" && (o.__u |= 4))) : S[a] = null;
	if (y) {
		for (u = [], f = [], a = 0; a < i; a++) if ((o = S[a]) && 16 & o.__u) {
			for (v = 0, p = u.length; v < p;) u[m = v + p >> 1] < o.__i ? v = m + 1 : p = m;
			u[v] = o.__i, f[a] = v + 1;
		}
		for (v = u.length; a--;) f[a] && (f[a] == v ? v-- : S[a].__u |= 4);
	}
	if (_) for (a = 0; a < g; a++) !(s = n[a]) || 2 & s.__u || (s.__e == r && (r = C(s)), se(s, s));
	return r;
}
function ee(e, t, n, r) {
	var i, a, o, s;
	if (typeof e.type == "function") {
		if (e.props.__P) return t;
		if (i = e.__k) for (a = 0; a < i.length; a++) i[a] && (i[a].__ = e, t = ee(i[a], t, n, !1));
		return t;
	}
	for (t && !t.parentNode && (t = C(e)) && !t.parentNode && (t = null), o = e.__e, s = t; s && s.nodeType == 8;) s = s.nextSibling;
	for (o != s && (!r && n.moveBefore && o.parentNode ? n.moveBefore(o, t) : n.insertBefore(o, t || null)), t = o; (t &&= t.nextSibling) && t.nodeType == 8 && !t.data.startsWith("$s"););
	return t;
}
function A(e, t, n, r) {
	var i, a = e.key, o = e.type, s = t[n], c = s && !(2 & s.__u);
	if (s === null && a == null || c && a == s.key && o == s.type) return n;
	if (r > +!!c) {
		for (i = n - 1; i >= 0; i--) if ((s = t[i]) && !(2 & s.__u) && a == s.key && o == s.type) return i;
		for (i = n + 1; i < t.length; i++) if ((s = t[i]) && !(2 & s.__u) && a == s.key && o == s.type) return i;
	}
	return -1;
}
function te(e, t, n) {
	n ??= "", t[0] == "-" ? e.setProperty(t, n) : e[t] = n;
}
function ne(e, t, n, r, i) {
	var a, o;
	if (t == "style") {
		if (typeof n == "string") e.style.cssText = n;
		else {
			if (typeof r == "string" && (e.style.cssText = r = ""), r) for (t in r) n && t in n || te(e.style, t);
			if (n) for (t in n) r && n[t] == r[t] || te(e.style, t, n[t]);
		}
	} else if (t[0] == "o" && t[1] == "n") typeof n != "function" && (n = null), typeof r != "function" && (r = null), (e.__e ||= {})[t] = n, n && r || (o = u[t] || (u[t] = re(t)), (e.__a ||= {})[t] = l, a = t != (t = t.replace(c, "$1")), (t = t.slice(2))[0] < "a" && (t = t.toLowerCase()), n ? e.addEventListener(t, o, a) : e.removeEventListener(t, o, a));
	else {
		if (i == "http://www.w3.org/2000/svg") t = t.replace(/xlink(H|:h)/, "h").replace(/sName$/, "s");
		else if (t != "width" && t != "height" && t != "href" && t != "list" && t != "form" && t != "tabIndex" && t != "download" && t != "rowSpan" && t != "colSpan" && t != "role" && t != "popover" && t in e) try {
			e[t] = n ?? "";
			return;
		} catch {}
		if (typeof n == "function") return;
		n == null || !1 === n && t[4] != "-" ? e.removeAttribute(t) : e.setAttribute(t, t == "popover" && n == 1 ? "" : n);
	}
}
function re(t) {
	return function(n) {
		var r = this.__e;
		if (r) {
			if (r = r[t], n[s] == null) n[s] = l++;
			else if (n[s] < this.__a[t]) return;
			return r(e.event ? e.event(n) : n);
		}
	};
}
function ie(t, n, r, i, a, o, s, c, l, u) {
	var f, m, g, y, b, w, T, E, D, k, ee, A, te, ne, re, ie, j, N, F = n.type;
	if (n.constructor !== d) return null;
	128 & r.__u && (l = 32 & r.__u, f = r.__c.__z) && (n.__u |= l, m = o = [], f.nodeType == 8 ? c = ae(f, o) : o.push(f), c = o[0] || c), (f = e.__b) && f(n);
	n: if (typeof F == "function") {
		g = s.length;
		try {
			if (E = n.props, D = (f = F.prototype) && f.render, k = (f = F.contextType) && i[f.__c], ee = f ? k ? k.props.value : f.__ : i, (y = r.__c) ? (n.__c = y, 2 & y.__g && (y.__g |= 1)) : (D ? n.__c = y = new F(E, ee) : (n.__c = y = new S(E, ee), y.constructor = F, y.render = P), k && k.sub(y), y.state || (y.state = {}), y.__n = i, y.__g |= 8, y.__h = [], y.__k = []), D && (y.__s || (y.__s = y.state), F.getDerivedStateFromProps && (y.__s == y.state && (y.__s = _({}, y.__s)), _(y.__s, F.getDerivedStateFromProps(E, y.__s)))), b = y.props, w = y.state, y.__v = n, r.__c) {
				if (E !== b && D && !F.getDerivedStateFromProps && y.componentWillReceiveProps && y.componentWillReceiveProps(E, ee), n.__v == r.__v && !(8 & y.__g) || !(4 & y.__g) && y.shouldComponentUpdate && !1 === y.shouldComponentUpdate(E, y.__s, ee)) {
					n.__v != r.__v && (y.props = E, y.state = y.__s, y.__g &= -9), n.__e = r.__e, n.__k = r.__k, n.__k.some(function(e) {
						e && (e.__ = n);
					}), p.push.apply(y.__h, y.__k), y.__k = [], y.__h.length && s.push(y), c = C(r);
					break n;
				}
				y.componentWillUpdate && y.componentWillUpdate(E, y.__s, ee), D && y.componentDidUpdate && y.__h.push(function() {
					y.componentDidUpdate(b, w, T);
				});
			} else D && !F.getDerivedStateFromProps && y.componentWillMount && y.componentWillMount(), D && y.componentDidMount && y.__h.push(y.componentDidMount);
			y.context = ee, y.props = E, y.__P = t, y.__g &= -5, A = e.__r, te = D ? 25 : 0;
			do
				y.__g &= -9, A && A(n), f = y.render(y.props, y.state = y.__s, y.context);
			while (8 & y.__g && ++te < 25);
			D && (p.push.apply(y.__h, y.__k), y.__k = []), y.state = y.__s, y.getChildContext && (i = _({}, i, y.getChildContext())), D && r.__c && y.getSnapshotBeforeUpdate && (T = y.getSnapshotBeforeUpdate(b, w)), ne = f && f.type === x && f.key == null ? f.props.children : f, E.__P && (f = c, a = (t = E.__P).namespaceURI, l = o = null, r.props && r.props.__P != t && (r.__k.some(function(e) {
				e && se(e, e);
			}), r.__k = null), c = r.__k ? C(r, 0) : null), c = O(t, h(ne) ? ne : [ne], n, r, i, a, o, s, c, l, u), E.__P && (n.__e = null, c = f), n.__u &= -161, m && m.some(v), y.__h.length && s.push(y), 1 & y.__g && (y.__g &= -4);
		} catch (t) {
			if (s.length = g, n.__v = null, l || o) {
				if (t && t.then) {
					if (n.__u |= 128 | l, o) {
						for (~(j = o.indexOf(c || void 0)) || (j = o.length); (N = o[j - 1]) && N.nodeType == 8;) j--;
						for (; j < o.length; j++) if (N = o[j]) {
							if (o[j] = null, re) {
								if (N == ie) break;
							} else {
								if (N.nodeType != 8) break;
								N.data.startsWith("$s") && (ie = ae(re = N));
							}
						}
					}
					if (!re) {
						for (; c && c.nodeType == 8 && c.nextSibling;) c = c.nextSibling;
						re = c;
					}
					(f = ae(re = n.__c.__z || (n.__c.__z = re))) ? (n.__e = re, c = f) : n.__e = c, c &&= c.nextSibling;
				} else o && o.some(v);
			} else n.__e = r.__e;
			n.__k ||= r.__k || [], t && t.then || oe(n), e.__e(t, n, r);
		}
	} else c = n.__e = M(r.__e, n, r, i, a, o, s, l, u, t);
	return (f = e.diffed) && f(n), c;
}
function ae(e, t) {
	if (e && e.nodeType == 8 && e.data.startsWith("$s")) for (var n = 1; e = e.nextSibling;) {
		if (e.nodeType == 8) {
			if (e.data.startsWith("$s")) n++;
			else if (e.data.startsWith("/$s") && !--n) return e;
		}
		t && t.push(e);
	}
}
function oe(e) {
	e && (e.__c && (e.__c.__g |= 4), e.__k && e.__k.some(oe));
}
function j(t, n, r) {
	for (var i = 0; i < r.length;) N(r[i++], r[i++], r[i++]);
	e.__c && e.__c(n, t), t.some(function(n) {
		try {
			t = n.__h, n.__h = [], t.some(function(e) {
				e.call(n);
			});
		} catch (t) {
			e.__e(t, n.__v);
		}
	});
}
function M(t, n, r, i, a, o, s, c, l, u) {
	var d, p, _, y, b, x, S, w, T = r.props || f, E = n.props, D = n.type;
	if (D == "svg" ? a = "http://www.w3.org/2000/svg" : D == "math" ? a = "http://www.w3.org/1998/Math/MathML" : a ||= "http://www.w3.org/1999/xhtml", o) {
		for (d = 0; d < o.length; d++) if ((b = o[d]) && (D ? b.localName == D : b.nodeType == 3)) {
			t = b, o[d] = null;
			break;
		}
	}
	if (!t) {
		if (w = u.ownerDocument || document, !D) return w.createTextNode(E);
		t = w.createElementNS(a, D, E.is ? E : u), c &&= (e.__m && e.__m(n, o), !1), o = null;
	}
	if (D) {
		if (u = D == "template" && t.content || t, o = D == "textarea" && E.defaultValue != null ? null : o && g.call(u.childNodes), !c && o) for (T = {}, d = 0; d < t.attributes.length; d++) T[(b = t.attributes[d]).name] = b.value;
		for (d in T) b = T[d], d == "dangerouslySetInnerHTML" ? _ = b : d == "children" || d in E || d == "value" && "defaultValue" in E || d == "checked" && "defaultChecked" in E || ne(t, d, null, b, a);
		for (d in E) b = E[d], d == "children" ? y = b : d == "dangerouslySetInnerHTML" ? p = b : d == "value" ? x = b : d == "checked" ? S = b : c && typeof b != "function" || T[d] === b || ne(t, d, b, T[d], a);
		p ? (c || _ && (p.__html == _.__html || p.__html == t.innerHTML) || (t.innerHTML = p.__html), n.__k = []) : (_ && (t.textContent = ""), (D == "foreignObject" || a == "http://www.w3.org/1998/Math/MathML" && m.test(D)) && (a = "http://www.w3.org/1999/xhtml"), O(u, h(y) ? y : [y], n, r, i, a, o, s, o ? o[0] : r.__k && C(r, 0), c, l), o && o.some(v)), c && D != "textarea" || (d = "value", D == "progress" && x == null ? t.removeAttribute(d) : x == null || x === t[d] && (D != "progress" || x) || ne(t, d, x, T[d], a), d = "checked", S != null && S != t[d] && ne(t, d, S, T[d], a));
	} else T === E || c && t.data == E || (t.data = E);
	return t;
}
function N(t, n, r, i) {
	try {
		typeof t == "function" ? n ? n.__x = t(n) || 1 : (i &&= i.__c || i.__e) && (n = i.__x) && (i.__x = null, typeof n == "function" ? n() : t(null)) : t.current = n;
	} catch (t) {
		e.__e(t, r);
	}
}
function se(t, n, r) {
	var i, a, o, s;
	if (e.unmount && e.unmount(t), !(i = t.ref) || i.current && i.current != t.__e || N(i, null, n, t), i = t.__c) {
		if (i.componentWillUnmount) try {
			i.componentWillUnmount();
		} catch (t) {
			e.__e(t, n);
		}
		i.__P = i.__n = null;
	}
	if (i = t.__k) for (s = 0; s < i.length; s++) i[s] && se(i[s], n, typeof t.type != "function" || r && !t.props.__P);
	!r && (i = t.__c) && (i = i.__z) && (a = ae(i, o = [])) && (i == t.__e && o.some(v), v(a), v(i)), r || v(t.__e), t.__e = t.__c = t.__ = null;
}
function P(e, t, n) {
	return this.constructor(e, n);
}
function F(t, n) {
	var r, i, a, o;
	e.__ && e.__(t, n), n.nodeType == 9 && (n = n.documentElement), i = (r = t && 32 & t.__u) ? null : n.__k, n.__k = b(x, { children: [t] }), a = [], o = [], ie(n, n.__k, i || f, f, n.namespaceURI, i ? null : n.firstChild ? g.call(n.childNodes) : null, a, i ? i.__e : n.firstChild, r, o), j(a, n.__k, o), n.__k.props.children = null;
}
e = { __e: function(e, t, n, r) {
	for (var i, o, s; t = t.__;) if ((i = t.__c) && !(1 & i.__g)) {
		i.__g |= 4;
		try {
			if ((s = (o = i.constructor) && o.getDerivedStateFromError) && i.setState(o.getDerivedStateFromError(e)), i.componentDidCatch && (i.componentDidCatch(e, r || {}), s = 1), s && 8 & i.__g) return void (i.__g |= 2);
		} catch (t) {
			e = t;
		}
	}
	throw a = 0, e;
} }, t = 0, n = function(e) {
	return e != null && e.constructor === d;
}, S.prototype.setState = function(e, t) {
	var n = this.__s;
	n && n != this.state || (n = this.__s = _({}, this.state)), typeof e == "function" && (e = e(_({}, n), this.props)), e && (_(n, e), this.__v && (t && this.__k.push(t), E(this)));
}, S.prototype.forceUpdate = function(e) {
	this.__v && (this.__g |= 4, e && this.__h.push(e), E(this));
}, S.prototype.render = x, r = [], a = 0, o = function(e, t) {
	return e.__v.__b - t.__v.__b;
}, s = Symbol(), c = /(PointerCapture)$|Capture$/i, l = 0, u = {};
// src/format.ts
function I(e) {
	return Math.round(e).toLocaleString("en-US");
}
function ce(e) {
	let t = Math.abs(e);
	return t === 0 ? "0" : t >= 1e6 ? `${le(e / 1e6)}M` : t >= 1e4 ? `${le(e / 1e3)}k` : le(e);
}
function le(e) {
	let t = Math.abs(e);
	return String(Number(e.toFixed(t >= 100 ? 0 : t >= 10 ? 1 : t >= 1 ? 2 : 4)));
}
function ue(e) {
	return e == null ? "–" : e >= 1e3 ? `${le(e / 1e3)} s` : `${le(e)} ms`;
}
function L(e) {
	return e === 0 ? "0 s" : e < 1 ? `${le(e * 1e3)} ms` : `${le(e)} s`;
}
function de(e) {
	let t = Math.floor(e / 60), n = Math.floor(t / 60), r = e - t * 60, i = Number.isInteger(r) ? String(r).padStart(2, "0") : r.toFixed(1).padStart(4, "0");
	return n > 0 ? `${n}:${String(t % 60).padStart(2, "0")}:${i}` : `${t}:${i}`;
}
function fe(e) {
	return `${le(e * 100)} %`;
}
// node_modules/preact/hooks/dist/hooks.mjs
var pe, me, he, ge, _e = Object.is, ve = 0, ye = [], be = [], R = e, z = R.__b, B = R.__r, xe = R.diffed, Se = R.__c, Ce = R.unmount, we = R.__;
function Te(e, t) {
	R.__h && R.__h(me, e, ve || t), ve = 0;
	var n = me.__H || (me.__H = {
		__: [],
		__h: []
	});
	return e >= n.__.length && n.__.push({}), n.__[e];
}
function Ee(e, t) {
	var n = Te(pe++, 3);
	!R.__s && Fe(n.__H, t) && (n.__P = !0, n.__ = e, n.u = t, me.__H.__h.push(n));
}
function De(e) {
	return ve = 5, Oe(function() {
		return { current: e };
	}, []);
}
function Oe(e, t) {
	var n = Te(pe++, 7);
	return Fe(n.__H, t) && (n.__ = e(), n.__H = t), n.__;
}
function ke() {
	var e;
	do {
		for (; e = be.shift();) try {
			Ne(e);
		} catch (t) {
			R.__e(t, { __: (e = e.__P) && e.__v });
		}
		for (; e = ye.shift();) {
			var t = e.__H;
			if (e.__P && t) try {
				t.__h.some(Ne), t.__h.some(Pe), t.__h = [];
			} catch (n) {
				t.__h = [], R.__e(n, e.__v);
			}
		}
	} while (be.length);
}
R.__b = function(e) {
	me = null, z && z(e);
}, R.__ = function(e, t) {
	e && t.__k && t.__k.__m && (e.__m = t.__k.__m), we && we(e, t);
}, R.__r = function(e) {
	B && B(e), pe = 0;
	var t = (me = e.__c).__H;
	t && (he == me ? me.__h = [] : (t.__h.some(Ne), t.__h.some(Pe), pe = 0), t.__h = [], t.__.some(function(e) {
		e.__N && (e.__ = e.__N), e.u = e.__N = void 0;
	})), he = me;
}, R.diffed = function(e) {
	xe && xe(e);
	var t = e.__c;
	t && t.__H && (t.__H.__h.length && Me(ye.push(t)), t.__H.__.some(function(e) {
		e.u && (e.__H = e.u);
	})), he = me = null;
}, R.__c = function(e, t) {
	t.some(function(e) {
		try {
			e.__h.some(Ne), e.__h = e.__h.filter(function(e) {
				return !e.__ || Pe(e);
			});
		} catch (t) {
			e.__h = [function() {
				throw t;
			}];
		}
	}), Se && Se(e, t);
}, R.unmount = function(e) {
	Ce && Ce(e);
	var t, n, r = e.__c;
	r && r.__H && (r.__H.__.some(function(r) {
		try {
			if (r.__P && r.__c) {
				if (n === void 0) {
					for (n = e.__; n && (!n.__c || !n.__c.__P);) n = n.__;
					n &&= n.__c;
				}
				r.__P = n, Me(be.push(r));
			} else Ne(r);
		} catch (e) {
			t = e;
		}
	}), r.__H = void 0, t && R.__e(t, r.__v));
};
var Ae = typeof requestAnimationFrame == "function";
function je(e) {
	var t, n = function() {
		clearTimeout(r), Ae && cancelAnimationFrame(t), setTimeout(e);
	}, r = setTimeout(n, 35);
	Ae && (t = requestAnimationFrame(n));
}
function Me(e) {
	e != 1 && ge == R.requestAnimationFrame || ((ge = R.requestAnimationFrame) || je)(ke);
}
function Ne(e) {
	var t = me, n = e.__c;
	typeof n == "function" && (e.__c = void 0, n()), me = t;
}
function Pe(e) {
	var t = me;
	e.__c = e.__(), me = t;
}
function Fe(e, t) {
	return !e || e.length != t.length || t.some(function(t, n) {
		return !_e(t, e[n]);
	});
}
// node_modules/@preact/signals-core/dist/signals-core.module.js
var Ie = Symbol.for("preact-signals");
function Le() {
	if (He > 1) He--;
	else {
		var e, t = !1;
		for ((function() {
			var e = Ke;
			for (Ke = void 0; e !== void 0;) {
				var t = e.S;
				if (t.v === e.v) for (var n = t.t; n !== void 0; n = n.x) n.i === e.i && (n.i = t.i);
				e = e.o;
			}
		})(); Ve !== void 0;) {
			var n = Ve;
			for (Ve = void 0, Ue++; n !== void 0;) {
				var r = n.u;
				if (n.u = void 0, n.f &= -3, !(8 & n.f) && Ze(n)) try {
					n.c();
				} catch (n) {
					t ||= (e = n, !0);
				}
				n = r;
			}
		}
		if (Ue = 0, He--, t) throw e;
	}
}
function Re(e) {
	if (He > 0) return e();
	Ge = ++We, He++;
	try {
		return e();
	} finally {
		Le();
	}
}
var ze, V = void 0;
function Be(e) {
	var t = V, n = ze;
	V = void 0, ze = void 0;
	try {
		return e();
	} finally {
		V = t, ze = n;
	}
}
var Ve = void 0, He = 0, Ue = 0, We = 0, Ge = 0, Ke = void 0, qe = 0;
function Je(e) {
	if (V !== void 0) {
		var t = e.n;
		if (t === void 0 || t.t !== V) return t = {
			i: 0,
			S: e,
			p: V.s,
			n: void 0,
			t: V,
			e: void 0,
			x: void 0,
			r: t
		}, V.s !== void 0 && (V.s.n = t), V.s = t, e.n = t, 32 & V.f && e.S(t), t;
		if (t.i === -1) return t.i = 0, t.n !== void 0 && (t.n.p = t.p, t.p !== void 0 && (t.p.n = t.n), t.p = V.s, t.n = void 0, V.s.n = t, V.s = t), t;
	}
}
function Ye(e, t) {
	this.v = e, this.i = 0, this.n = void 0, this.t = void 0, this.l = 0, this.W = t?.watched, this.Z = t?.unwatched, this.name = t?.name;
}
Ye.prototype.brand = Ie, Ye.prototype.h = function() {
	return !0;
}, Ye.prototype.S = function(e) {
	var t = this, n = this.t;
	n !== e && e.e === void 0 && (e.x = n, this.t = e, n === void 0 ? Be(function() {
		var e;
		(e = t.W) == null || e.call(t);
	}) : n.e = e);
}, Ye.prototype.U = function(e) {
	var t = this;
	if (this.t !== void 0) {
		var n = e.e, r = e.x;
		n !== void 0 && (n.x = r, e.e = void 0), r !== void 0 && (r.e = n, e.x = void 0), e === this.t && (this.t = r, r === void 0 && Be(function() {
			var e;
			(e = t.Z) == null || e.call(t);
		}));
	}
}, Ye.prototype.subscribe = function(e) {
	var t = this;
	return H(function() {
		var n = t.value;
		Be(function() {
			return e(n);
		});
	}, { name: "sub" });
}, Ye.prototype.valueOf = function() {
	return this.value;
}, Ye.prototype.toString = function() {
	return this.value + "";
}, Ye.prototype.toJSON = function() {
	return this.value;
}, Ye.prototype.peek = function() {
	var e = this;
	return Be(function() {
		return e.value;
	});
}, Object.defineProperty(Ye.prototype, "value", {
	get: function() {
		var e = Je(this);
		return e !== void 0 && (e.i = this.i), this.v;
	},
	set: function(e) {
		if (e !== this.v) {
			if (Ue > 100) throw Error("Cycle detected");
			(function(e) {
				He !== 0 && Ue === 0 && e.l !== Ge && (e.l = Ge, Ke = {
					S: e,
					v: e.v,
					i: e.i,
					o: Ke
				});
			})(this), this.v = e, this.i++, qe++, He++;
			try {
				for (var t = this.t; t !== void 0; t = t.x) t.t.N();
			} finally {
				Le();
			}
		}
	}
});
function Xe(e, t) {
	return new Ye(e, t);
}
function Ze(e) {
	for (var t = e.s; t !== void 0; t = t.n) if (t.S.i !== t.i || !t.S.h() || t.S.i !== t.i) return !0;
	return !1;
}
function Qe(e) {
	for (var t = e.s; t !== void 0; t = t.n) {
		var n = t.S.n;
		if (n !== void 0 && (t.r = n), t.S.n = t, t.i = -1, t.n === void 0) {
			e.s = t;
			break;
		}
	}
}
function $e(e) {
	for (var t = e.s, n = void 0; t !== void 0;) {
		var r = t.p;
		t.i === -1 ? (t.S.U(t), r !== void 0 && (r.n = t.n), t.n !== void 0 && (t.n.p = r)) : n = t, t.S.n = t.r, t.r !== void 0 && (t.r = void 0), t = r;
	}
	e.s = n;
}
function et(e, t) {
	Ye.call(this, void 0, t), this.x = e, this.s = void 0, this.g = qe - 1, this.f = 4;
}
et.prototype = new Ye(), et.prototype.h = function() {
	if (this.f &= -3, 1 & this.f) return !1;
	if ((36 & this.f) == 32 || (this.f &= -5, this.g === qe)) return !0;
	if (this.g = qe, this.f |= 1, this.i > 0 && !Ze(this)) return this.f &= -2, !0;
	var e = V;
	try {
		Qe(this), V = this;
		var t = this.x();
		(16 & this.f || this.v !== t || this.i === 0) && (this.v = t, this.f &= -17, this.i++);
	} catch (e) {
		this.v = e, this.f |= 16, this.i++;
	}
	return V = e, $e(this), this.f &= -2, !0;
}, et.prototype.S = function(e) {
	if (this.t === void 0) {
		this.f |= 36;
		for (var t = this.s; t !== void 0; t = t.n) t.S.S(t);
	}
	Ye.prototype.S.call(this, e);
}, et.prototype.U = function(e) {
	if (this.t !== void 0 && (Ye.prototype.U.call(this, e), this.t === void 0)) {
		this.f &= -33;
		for (var t = this.s; t !== void 0; t = t.n) t.S.U(t);
	}
}, et.prototype.N = function() {
	if (!(2 & this.f)) {
		this.f |= 6;
		for (var e = this.t; e !== void 0; e = e.x) e.t.N();
	}
}, Object.defineProperty(et.prototype, "value", { get: function() {
	if (1 & this.f) throw Error("Cycle detected");
	var e = Je(this);
	if (this.h(), e !== void 0 && (e.i = this.i), 16 & this.f) throw this.v;
	return this.v;
} });
function tt(e, t) {
	return new et(e, t);
}
function nt(e) {
	var t = e.j;
	if (e.j = void 0, typeof t == "function") {
		He++;
		var n = V;
		V = void 0;
		try {
			t();
		} catch (t) {
			throw e.f &= -2, e.f |= 8, rt(e), t;
		} finally {
			V = n, Le();
		}
	}
}
function rt(e) {
	for (var t = e.s; t !== void 0; t = t.n) t.S.U(t);
	e.x = void 0, e.s = void 0, nt(e);
}
function it(e) {
	if (V !== this) throw Error("Out-of-order effect");
	$e(this), V = e, this.f &= -2;
	try {
		8 & this.f && rt(this);
	} finally {
		Le();
	}
}
function at(e, t) {
	this.x = e, this.j = void 0, this.s = void 0, this.u = void 0, this.f = 32, this.name = t?.name, ze && ze.push(this);
}
at.prototype.c = function() {
	var e = this.S();
	try {
		if (8 & this.f || this.x === void 0) return;
		var t = this.x();
		typeof t == "function" && (this.j = t);
	} finally {
		e();
	}
}, at.prototype.S = function() {
	if (1 & this.f) throw Error("Cycle detected");
	this.f |= 1, this.f &= -9, nt(this), Qe(this), He++;
	var e = V;
	return V = this, it.bind(this, e);
}, at.prototype.N = function() {
	2 & this.f || (this.f |= 2, this.u = Ve, Ve = this);
}, at.prototype.d = function() {
	this.f |= 8, 1 & this.f || rt(this);
}, at.prototype.dispose = function() {
	this.d();
};
function H(e, t) {
	var n = new at(e, t);
	try {
		n.c();
	} catch (e) {
		throw n.d(), e;
	}
	var r = n.d.bind(n);
	return r[Symbol.dispose] = r, r;
}
// node_modules/@preact/signals/dist/signals.module.js
var ot, st, ct = typeof window < "u" && !!window.__PREACT_SIGNALS_DEVTOOLS__, lt = [];
H(function() {
	ot = this.N;
})();
function ut(t, n) {
	e[t] = n.bind(null, e[t] || function() {});
}
function dt(e) {
	if (st) {
		var t = st;
		st = void 0, t();
	}
	st = e && e.S();
}
function ft(e) {
	var t = this, r = e.data, i = mt(r);
	i.name = "ReactiveDom", i.value = r;
	var a = Oe(function() {
		for (var e = t, r = t.__v; r = r.__;) if (r.__c) {
			r.__c.__$f |= 4;
			break;
		}
		var a = tt(function() {
			var e = i.value.value;
			return e === 0 ? 0 : !0 === e ? "" : e || "";
		}), o = tt(function() {
			return !Array.isArray(a.value) && !n(a.value);
		}), s = H(function() {
			if (this.N = _t, o.value) {
				var t = a.value;
				e.__v && e.__v.__e && e.__v.__e.nodeType === 3 && (e.__v.__e.data = t);
			}
		}), c = t.__$u.d;
		return t.__$u.d = function() {
			s(), c.call(this);
		}, [o, a];
	}, []), o = a[0], s = a[1];
	return o.value ? s.peek() : s.value;
}
ft.displayName = "ReactiveTextNode", Object.defineProperties(Ye.prototype, {
	constructor: {
		configurable: !0,
		value: y(x, null).constructor
	},
	type: {
		configurable: !0,
		value: ft
	},
	props: {
		configurable: !0,
		get: function() {
			var e = this;
			return { data: { get value() {
				return e.value;
			} } };
		}
	},
	__b: {
		configurable: !0,
		value: 1
	}
}), ut("__b", function(e, t) {
	if (dt(), typeof t.type == "string") {
		var n, r = t.props;
		for (var i in r) if (i !== "children") {
			var a = r[i];
			a instanceof Ye && (n || (t.__np = n = {}), n[i] = a, r[i] = a.peek());
		}
	}
	e(t);
}), ut("__r", function(e, t) {
	if (e(t), t.type !== x) {
		dt();
		var n, r = t.__c;
		r && (r.__$f &= -2, (n = r.__$u) === void 0 && (r.__$u = n = function(e, t) {
			var n;
			return H(function() {
				n = this;
			}, { name: t }), n.c = e, n;
		}(function(e) {
			return function() {
				var t;
				ct && ((t = this.y) == null || t.call(this)), e.__$f |= 1, e.setState({});
			};
		}(r), typeof t.type == "function" ? t.type.displayName || t.type.name : ""))), dt(n);
	}
}), ut("__e", function(e, t, n, r) {
	dt(), e(t, n, r);
}), ut("diffed", function(e, t) {
	dt();
	var n;
	if (typeof t.type == "string" && (n = t.__e)) {
		var r = t.__np, i = t.props, a = n.U;
		if (a) for (var o in a) {
			var s = a[o];
			s === void 0 || r && o in r || (s.d(), a[o] = void 0);
		}
		if (r) for (var c in a || (a = {}, n.U = a), r) {
			var l = a[c], u = r[c];
			l === void 0 ? (l = pt(n, c, u, i), a[c] = l) : l.o(u, i);
		}
	}
	e(t);
});
function pt(e, t, n, r) {
	var i = t in e && e.ownerSVGElement === void 0, a = Xe(n);
	return {
		o: function(e, t) {
			a.value = e, r = t;
		},
		d: H(function() {
			this.N = _t;
			var n = a.value.value;
			r[t] !== n && (r[t] = n, i ? e[t] = n : n != null && (!1 !== n || t[4] === "-") ? e.setAttribute(t, n) : e.removeAttribute(t));
		})
	};
}
ut("unmount", function(e, t) {
	if (typeof t.type == "string") {
		var n = t.__e;
		if (n) {
			var r = n.U;
			if (r) for (var i in n.U = void 0, r) {
				var a = r[i];
				a && a.d();
			}
		}
		var o = t.__np;
		if (o) {
			var s = t.props;
			for (var c in o) s[c] = o[c];
		}
		t.__np = void 0;
	} else {
		var l = t.__c;
		if (l) {
			l.__$f |= 8;
			var u = l.__$u;
			u && (l.__$u = void 0, u.d());
		}
	}
	e(t);
}), ut("__h", function(e, t, n, r) {
	r < 3 && (t.__$f |= 2), e(t, n, r);
}), S.prototype.shouldComponentUpdate = function(e, t) {
	if (this.__R) return !0;
	var n = this.__$u, r = n && n.s !== void 0;
	for (var i in t) return !0;
	if (this.__f || typeof this.u == "boolean" && !0 === this.u) {
		var a = 2 & this.__$f;
		if (!(r || a || 4 & this.__$f) || 1 & this.__$f) return !0;
	} else if (!(r || 4 & this.__$f) || 3 & this.__$f) return !0;
	for (var o in e) if (o !== "__source" && e[o] !== this.props[o]) return !0;
	for (var s in this.props) if (!(s in e)) return !0;
	return !1;
};
function mt(e, t) {
	return Oe(function() {
		return Xe(e, t);
	}, []);
}
var ht = function(e) {
	queueMicrotask(function() {
		queueMicrotask(e);
	});
};
function gt() {
	Re(function() {
		for (var e; e = lt.shift();) ot.call(e);
	});
}
function _t() {
	lt.push(this) === 1 && (e.requestAnimationFrame || ht)(gt);
}
// node_modules/preact/jsx-runtime/dist/jsxRuntime.mjs
var vt = Symbol.for("pv"), yt = 0;
Array.isArray;
function U(t, n, r, i, a, o) {
	n ||= {};
	var s, c, l = n;
	if ("ref" in l && typeof t != "function") for (c in l = {}, n) c == "ref" ? s = n[c] : l[c] = n[c];
	var u = {
		type: t,
		props: l,
		key: r,
		ref: s,
		__k: null,
		__: null,
		__b: 0,
		__e: null,
		__c: null,
		constructor: vt,
		__v: --yt,
		__i: -1,
		__u: 0
	};
	return (a || o) && (u.__source = a, u.__self = o), e.vnode && e.vnode(u), u;
}
// src/rows.tsx
var bt = 30;
function xt({ label: e, columns: t, rows: n, chosen: r, onChoose: i }) {
	let a = mt(0), o = mt(0), s = De(null), c = Math.max(0, Math.min(n.length - 14, Math.floor(a.value / bt) - 4)), l = n.slice(Math.max(0, c), Math.max(0, c) + 14 + 8), u = { gridTemplateColumns: t.map((e) => e.width).join(" ") };
	Ee(() => {
		a.value = 0, o.value = 0, s.current && (s.current.scrollTop = 0);
	}, [n]);
	let d = (e) => {
		o.value = Math.max(0, Math.min(n.length - 1, e));
		let t = s.current, r = o.value * bt;
		t && (r < t.scrollTop && (t.scrollTop = r), r + bt > t.scrollTop + t.clientHeight - bt && (t.scrollTop = r + 60 - t.clientHeight));
	};
	return /* @__PURE__ */ U("div", {
		class: "rows",
		role: "grid",
		"aria-label": e,
		"aria-rowcount": n.length + 1,
		tabIndex: 0,
		ref: s,
		onKeyDown: (e) => {
			let t = {
				ArrowDown: 1,
				ArrowUp: -1,
				PageDown: 14,
				PageUp: -14,
				Home: -n.length,
				End: n.length
			}[e.key];
			t !== void 0 && (e.preventDefault(), d(o.value + t)), e.key === "Enter" && n[o.value] !== void 0 && i(n[o.value]);
		},
		"aria-activedescendant": n.length > 0 ? `${e}-${o.value}` : void 0,
		onScroll: (e) => {
			a.value = e.currentTarget.scrollTop;
		},
		children: [/* @__PURE__ */ U("div", {
			class: "row head",
			role: "row",
			"aria-rowindex": 1,
			style: u,
			children: t.map((e) => /* @__PURE__ */ U("span", {
				role: "columnheader",
				class: e.right ? "right" : "",
				children: e.head
			}, e.head))
		}), /* @__PURE__ */ U("div", {
			role: "rowgroup",
			style: {
				height: `${n.length * bt}px`,
				position: "relative"
			},
			children: l.map((n, a) => {
				let s = Math.max(0, c) + a;
				return /* @__PURE__ */ U("div", {
					id: `${e}-${s}`,
					role: "row",
					"aria-rowindex": s + 2,
					"aria-selected": n === r,
					class: `row${n === r ? " chosen" : ""}${s === o.value ? " at" : ""}`,
					style: {
						...u,
						position: "absolute",
						top: `${s * bt}px`,
						left: "0",
						right: "0"
					},
					onClick: () => {
						o.value = s, i(n);
					},
					children: t.map((e) => /* @__PURE__ */ U("span", {
						role: "gridcell",
						class: e.right ? "right" : "",
						children: e.cell(n)
					}, e.head))
				}, n);
			})
		})]
	});
}
// src/state.ts
var St = Xe(null), Ct = [
	["overview", "Overview"],
	["sockets", "Sockets"],
	["interactions", "Interactions"]
], wt = () => Ct.find(([e]) => `#${e}` === location.hash)?.[0] ?? "overview", Tt = Xe(wt());
window.addEventListener("hashchange", () => {
	Tt.value = wt();
}), H(() => {
	wt() !== Tt.value && (location.hash = Tt.value);
});
var Et = Xe(""), Dt = Xe(""), Ot = Xe(-1), kt = Xe({
	load: "",
	outcome: "",
	text: "",
	atLeastMs: 0
}), At = Xe(-1);
// src/interactions.tsx
function jt({ page: e }) {
	let t = e.interactions, n = kt.value, r = St.value, i = Oe(() => [...new Set(t.map((e) => e.failure ?? ""))].sort(), [t]), a = Oe(() => {
		let e = [], i = n.text.toLowerCase();
		return t.forEach((t, a) => {
			n.load !== "" && t.load !== Number(n.load) || (n.outcome === "good" ? t.failure : n.outcome !== "" && t.failure !== n.outcome) || n.atLeastMs > 0 && Mt(t) * 1e3 < n.atLeastMs || r && (t.ended_s < r[0] || t.planned_s > r[1]) || (!i || t.steps.some((e) => `${e.step} ${e.status ?? ""} ${e.failure ?? ""} ${e.detail ?? ""}`.toLowerCase().includes(i)) || String(t.number) === i) && e.push(a);
		}), e;
	}, [
		t,
		n,
		r
	]), o = e.summary.interactions.total;
	if (!(e.loads ?? []).length) return /* @__PURE__ */ U("p", { children: "The scenario has no loads, so there were no interactions." });
	let s = t[At.value];
	return /* @__PURE__ */ U("section", {
		"aria-labelledby": "interactions",
		children: [
			/* @__PURE__ */ U("h2", {
				id: "interactions",
				children: "Interactions"
			}),
			/* @__PURE__ */ U("p", {
				class: "hint",
				children: [
					I(e.live?.kept ?? t.length),
					" of ",
					I(o),
					" are kept: the first of each load, step, outcome and second, the slowest, and some of the ordinary. Numbers elsewhere come from all of them."
				]
			}),
			/* @__PURE__ */ U("div", {
				class: "filters",
				children: [
					/* @__PURE__ */ U("label", { children: ["load ", /* @__PURE__ */ U("select", {
						value: n.load,
						onChange: (e) => {
							kt.value = {
								...n,
								load: e.currentTarget.value
							};
						},
						children: [/* @__PURE__ */ U("option", {
							value: "",
							children: "all"
						}), (e.loads ?? []).map((e, t) => /* @__PURE__ */ U("option", {
							value: t,
							children: e.name
						}, t))]
					})] }),
					/* @__PURE__ */ U("label", { children: ["outcome ", /* @__PURE__ */ U("select", {
						value: n.outcome,
						onChange: (e) => {
							kt.value = {
								...n,
								outcome: e.currentTarget.value
							};
						},
						children: [
							/* @__PURE__ */ U("option", {
								value: "",
								children: "all"
							}),
							/* @__PURE__ */ U("option", {
								value: "good",
								children: "good"
							}),
							i.filter((e) => e).map((e) => /* @__PURE__ */ U("option", {
								value: e,
								children: e
							}, e))
						]
					})] }),
					/* @__PURE__ */ U("label", { children: [
						"at least ",
						/* @__PURE__ */ U("input", {
							type: "number",
							min: "0",
							step: "any",
							value: n.atLeastMs || "",
							onInput: (e) => {
								kt.value = {
									...n,
									atLeastMs: Number(e.currentTarget.value) || 0
								};
							}
						}),
						" ms"
					] }),
					/* @__PURE__ */ U("label", { children: ["text ", /* @__PURE__ */ U("input", {
						type: "search",
						placeholder: "step, status, detail, number",
						value: n.text,
						onInput: (e) => {
							kt.value = {
								...n,
								text: e.currentTarget.value
							};
						}
					})] }),
					r && /* @__PURE__ */ U("button", {
						type: "button",
						class: "quiet",
						onClick: () => {
							St.value = null;
						},
						children: [
							"From ",
							L(Math.max(0, r[0])),
							" to ",
							L(r[1]),
							": show all"
						]
					}),
					/* @__PURE__ */ U("span", {
						role: "status",
						children: [
							I(a.length),
							" of ",
							I(t.length)
						]
					})
				]
			}),
			/* @__PURE__ */ U(xt, {
				label: "interactions",
				rows: a,
				chosen: At.value,
				onChoose: (e) => {
					At.value = e;
				},
				columns: [
					{
						head: "load",
						width: "minmax(7rem,1fr)",
						cell: (n) => e.loads?.[t[n].load]?.name ?? ""
					},
					{
						head: "number",
						width: "6rem",
						right: !0,
						cell: (e) => I(t[e].number)
					},
					{
						head: "planned at",
						width: "7rem",
						right: !0,
						cell: (e) => L(t[e].planned_s)
					},
					{
						head: "from plan",
						width: "7rem",
						right: !0,
						cell: (e) => ue(Mt(t[e]) * 1e3)
					},
					{
						head: "steps",
						width: "4rem",
						right: !0,
						cell: (e) => t[e].steps.length
					},
					{
						head: "outcome",
						width: "minmax(8rem,1.2fr)",
						cell: (e) => /* @__PURE__ */ U("span", {
							class: t[e].failure ? "bad" : "good",
							children: t[e].failure ? `✗ ${t[e].failure}` : "✓ good"
						})
					}
				]
			}),
			s && /* @__PURE__ */ U(Nt, {
				page: e,
				one: s
			})
		]
	});
}
function Mt(e) {
	return e.ended_s - e.planned_s;
}
function Nt({ page: e, one: t }) {
	let n = Math.max(1e-6, Mt(t)), r = (e) => `${Math.max(0, Math.min(100, (e - t.planned_s) / n * 100))}%`, i = (e, t) => `${Math.max(.3, (t - e) / n * 100)}%`, a = (e) => [
		e.status ? `status ${e.status}` : "",
		e.failure ?? "",
		e.attempts > 1 ? `${e.attempts} attempts` : "",
		e.detail ?? ""
	].filter((e) => e).join(", ");
	return /* @__PURE__ */ U("aside", {
		class: "detail",
		"aria-label": "One interaction",
		children: [/* @__PURE__ */ U("h3", { children: [
			e.loads?.[t.load]?.name,
			" ",
			I(t.number),
			" ",
			/* @__PURE__ */ U("span", {
				class: "unit",
				children: [
					"planned at ",
					L(t.planned_s),
					", ",
					ue(n * 1e3),
					" from plan to end",
					t.failure ? `, ${t.failure}` : ""
				]
			})
		] }), /* @__PURE__ */ U("div", {
			class: "waterfall",
			children: [/* @__PURE__ */ U("div", {
				class: "bar-row",
				children: [
					/* @__PURE__ */ U("span", { children: "start" }),
					/* @__PURE__ */ U("span", {
						class: "track",
						children: /* @__PURE__ */ U("i", {
							class: "wait",
							style: {
								left: "0",
								width: i(t.planned_s, t.started_s)
							}
						})
					}),
					/* @__PURE__ */ U("span", { children: [ue((t.started_s - t.planned_s) * 1e3), " late"] })
				]
			}), t.steps.map((e, t) => /* @__PURE__ */ U("div", {
				class: "bar-row",
				children: [
					/* @__PURE__ */ U("span", { children: e.step }),
					/* @__PURE__ */ U("span", {
						class: "track",
						children: [/* @__PURE__ */ U("i", {
							class: "wait",
							style: {
								left: r(e.planned_s),
								width: i(e.planned_s, Math.max(e.planned_s, e.sent_s))
							}
						}), /* @__PURE__ */ U("i", {
							class: e.failure ? "broken" : "work",
							style: {
								left: r(e.sent_s),
								width: i(e.sent_s, Math.max(e.sent_s, e.ended_s))
							}
						})]
					}),
					/* @__PURE__ */ U("span", { children: [ue((e.ended_s - e.sent_s) * 1e3), a(e) && `: ${a(e)}`] })
				]
			}, t))]
		})]
	});
}
// src/data.ts
function Pt() {
	let e = JSON.parse(document.getElementById("data")?.textContent ?? "");
	if (e.schema !== "holdfast.page/v1") throw Error(`this page shows holdfast.page/v1, not ${e.schema}`);
	return e;
}
// src/live.ts
var Ft = Xe(null), It = Xe("none"), Lt = Xe(!1), Rt = Xe({
	kept: 0,
	matched: 0,
	loaded: 0
}), zt = "";
function Bt() {
	let e = Pt();
	e.live?.state === "connecting" ? (zt = Vt(), It.value = "connecting", Gt(), H(() => {
		Ft.value && (document.title = `${Ft.value.summary.run.scenario || "run"} ${Ft.value.summary.verdict} · holdfast`);
	}), H(() => {
		let e = [kt.value, St.value];
		Tt.value === "interactions" && It.value === "live" && e && tn(!1, 250);
	})) : Ft.value = e;
}
function Vt() {
	let e = /^#key=([A-Za-z0-9]+)$/.exec(location.hash)?.[1];
	try {
		return e && sessionStorage.setItem("key", e), e && history.replaceState(null, "", location.pathname), e ?? sessionStorage.getItem("key") ?? "";
	} catch {
		return e ?? "";
	}
}
function Ht(e, t = {}) {
	return fetch(e, {
		...t,
		cache: "no-store",
		credentials: "omit",
		headers: {
			...t.headers,
			Authorization: `Bearer ${zt}`
		}
	});
}
async function Ut() {
	Lt.value = !0;
	try {
		(await Ht("/stop", {
			method: "POST",
			body: "{}",
			headers: { "Content-Type": "application/json" }
		})).ok || (Lt.value = !1);
	} catch {
		Lt.value = !1;
	}
}
var Wt = 4e4;
async function Gt() {
	for (let e = 500;; e = Math.min(e * 2, 5e3)) {
		let t = new AbortController();
		try {
			let n = await Ht("/events", { signal: t.signal });
			if (n.status === 401) {
				It.value = "refused";
				return;
			}
			if (!n.ok || !n.body) throw Error(n.statusText);
			e = 500, await Kt(n.body.getReader(), t);
		} catch {}
		if (t.abort(), It.value === "over") return;
		It.value = "lost", await new Promise((t) => {
			setTimeout(t, e);
		});
	}
}
async function Kt(e, t) {
	let n = new TextDecoder(), r = "";
	for (;;) {
		let i = setTimeout(() => {
			t.abort();
		}, Wt), { value: a, done: o } = await e.read().finally(() => {
			clearTimeout(i);
		});
		if (o) return;
		let s = Math.max(0, r.length - 1);
		r += n.decode(a, { stream: !0 });
		for (let e = r.indexOf("\n\n", s); e >= 0; e = r.indexOf("\n\n")) {
			let t = /^event: (\w+)\ndata: (.*)$/s.exec(r.slice(0, e));
			if (r = r.slice(e + 2), t && Jt(t[1], JSON.parse(t[2])), It.value === "over") return;
		}
	}
}
var qt = {
	total: 0,
	pool: [],
	socket: [],
	attempt: [],
	cause: [],
	phase: [],
	how: [],
	code: [],
	ended_s: [],
	age_s: [],
	silence_s: [],
	silence_sent_s: [],
	silence_received_s: [],
	detail: []
};
function Jt(e, t) {
	e === "end" ? (Ot.value = Zt(Ft.value?.ends, t.ends), At.value = Qt(Ft.value?.interactions, t.interactions), Ft.value = t, It.value = "over") : (Ft.value = Yt(e === "more" ? Ft.value : null, t, Ft.value?.interactions ?? []), It.value = "live");
}
function Yt(e, t, n) {
	let r = t.live.from, i = t.live.first_end, a = (e, t) => [...(e ?? []).slice(0, r), ...t ?? []], o = (t.pools ?? []).map((t, n) => {
		let r = e?.pools?.[n];
		return {
			...t,
			open: a(r?.open, t.open),
			refused: a(r?.refused, t.refused),
			lost: a(r?.lost, t.lost),
			rtt_p99_ms: a(r?.rtt_p99_ms, t.rtt_p99_ms)
		};
	}), s = (t.loads ?? []).map((t, n) => {
		let r = e?.loads?.[n];
		return {
			...t,
			planned: a(r?.planned, t.planned),
			started: a(r?.started, t.started),
			good: a(r?.good, t.good),
			failed: a(r?.failed, t.failed),
			throttled: a(r?.throttled, t.throttled),
			latency_p50_ms: a(r?.latency_p50_ms, t.latency_p50_ms),
			latency_p99_ms: a(r?.latency_p99_ms, t.latency_p99_ms),
			service_p99_ms: a(r?.service_p99_ms, t.service_p99_ms)
		};
	}), c = (e, t, n) => Object.fromEntries(Object.entries(t).map(([t, i]) => [t, a(e?.[t] ?? Array(r).fill(n), i)])), l = t.generator, u = e?.generator;
	return {
		...t,
		pools: o,
		loads: s,
		interactions: n,
		in_flight: a(e?.in_flight, t.in_flight),
		closes: c(e?.closes, t.closes, 0),
		platform: c(e?.platform, t.platform, null),
		generator: {
			lateness_p99_ms: a(u?.lateness_p99_ms, l.lateness_p99_ms),
			cpu: a(u?.cpu, l.cpu),
			waited: a(u?.waited, l.waited),
			sockets: a(u?.sockets, l.sockets)
		},
		ends: Xt(e?.ends ?? qt, t.ends, i)
	};
}
function Xt(e, t, n) {
	if (!t.pool?.length && n === e.pool.length && t.total === e.total) return e;
	let r = Object.keys(qt).filter((e) => e !== "total"), i = { total: t.total };
	for (let a of r) i[a] = [...e[a].slice(0, n), ...t[a] ?? []];
	return i;
}
function Zt(e, t) {
	let n = Ot.value;
	return !e || n < 0 ? -1 : t.pool.findIndex((r, i) => r === e.pool[n] && t.socket[i] === e.socket[n] && t.attempt[i] === e.attempt[n]);
}
function Qt(e, t) {
	let n = e?.[At.value];
	return n ? t.findIndex((e) => e.load === n.load && e.number === n.number) : -1;
}
var $t = 0, en = 0;
function tn(e, t = 0) {
	clearTimeout($t), $t = window.setTimeout(() => {
		nn(e);
	}, t);
}
async function nn(e) {
	let t = ++en, n = kt.value, r = St.value, i = e ? Ft.value?.interactions ?? [] : [], a = new URLSearchParams({
		offset: String(i.length),
		limit: "500"
	});
	n.load !== "" && a.set("load", n.load), n.outcome && a.set("outcome", n.outcome), n.text && a.set("text", n.text), n.atLeastMs > 0 && a.set("at_least_ms", String(n.atLeastMs)), r && (a.set("from_s", String(Math.max(0, r[0]))), a.set("to_s", String(Math.max(0, r[1]))));
	try {
		let e = await Ht(`/interactions?${a}`);
		if (!e.ok) return;
		let n = await e.json(), r = Ft.value;
		if (t !== en || !r?.live) return;
		let o = new Set(i.map((e) => `${e.load} ${e.number}`)), s = [...i, ...n.interactions.filter((e) => !o.has(`${e.load} ${e.number}`))];
		At.value = Qt(r.interactions, s), Rt.value = {
			kept: n.kept,
			matched: n.matched,
			loaded: s.length
		}, Ft.value = {
			...r,
			interactions: s
		};
	} catch {}
}
// node_modules/uplot/dist/uPlot.esm.js
var rn = !0, an = "uplot", on = "u-hz", sn = "u-vt", cn = "u-title", ln = "u-wrap", un = "u-under", dn = "u-over", fn = "u-axis", pn = "u-off", mn = "u-select", hn = "u-cursor-x", gn = "u-cursor-y", _n = "u-cursor-pt", vn = "u-legend", yn = "u-live", bn = "u-inline", xn = "u-series", Sn = "u-marker", Cn = "u-label", wn = "u-value", Tn = "width", En = "height", Dn = "top", On = "bottom", kn = "left", An = "right", W = "#000", jn = "#0000", Mn = "mousemove", Nn = "mousedown", Pn = "mouseup", Fn = "mouseenter", In = "mouseleave", Ln = "dblclick", G = "resize", Rn = "scroll", zn = "change", Bn = "dppxchange", Vn = "--", K = typeof window < "u", Hn = K ? document : null, Un = K ? window : null, Wn = K ? navigator : null, q, J;
function Gn() {
	let e = devicePixelRatio;
	q != e && (q = e, J && ar(zn, J, Gn), J = matchMedia(`(min-resolution: ${q - .001}dppx) and (max-resolution: ${q + .001}dppx)`), ir(zn, J, Gn), Un.dispatchEvent(new CustomEvent(Bn)));
}
function Kn(e, t) {
	if (t != null) {
		let n = e.classList;
		!n.contains(t) && n.add(t);
	}
}
function qn(e, t) {
	let n = e.classList;
	n.contains(t) && n.remove(t);
}
function Y(e, t, n) {
	e.style[t] = n + "px";
}
function Jn(e, t, n, r) {
	let i = Hn.createElement(e);
	return t != null && Kn(i, t), n?.insertBefore(i, r), i;
}
function Yn(e, t) {
	return Jn("div", e, t);
}
var Xn = /* @__PURE__ */ new WeakMap();
function Zn(e, t, n, r, i) {
	let a = "translate(" + t + "px," + n + "px)";
	a != Xn.get(e) && (e.style.transform = a, Xn.set(e, a), t < 0 || n < 0 || t > r || n > i ? Kn(e, pn) : qn(e, pn));
}
var Qn = /* @__PURE__ */ new WeakMap();
function $n(e, t, n) {
	let r = t + n;
	r != Qn.get(e) && (Qn.set(e, r), e.style.background = t, e.style.borderColor = n);
}
var er = /* @__PURE__ */ new WeakMap();
function tr(e, t, n, r) {
	let i = t + "" + n;
	i != er.get(e) && (er.set(e, i), e.style.height = n + "px", e.style.width = t + "px", e.style.marginLeft = r ? -t / 2 + "px" : 0, e.style.marginTop = r ? -n / 2 + "px" : 0);
}
var nr = { passive: !0 }, rr = {
	...nr,
	capture: !0
};
function ir(e, t, n, r) {
	t.addEventListener(e, n, r ? rr : nr);
}
function ar(e, t, n, r) {
	t.removeEventListener(e, n, nr);
}
K && Gn();
function or(e, t, n, r) {
	let i;
	n ||= 0, r ||= t.length - 1;
	let a = r <= 2147483647;
	for (; r - n > 1;) i = a ? n + r >> 1 : Dr((n + r) / 2), t[i] < e ? n = i : r = i;
	return e - t[n] <= t[r] - e ? n : r;
}
function sr(e) {
	return (t, n, r) => {
		let i = -1, a = -1;
		for (let a = n; a <= r; a++) if (e(t[a])) {
			i = a;
			break;
		}
		for (let i = r; i >= n; i--) if (e(t[i])) {
			a = i;
			break;
		}
		return [i, a];
	};
}
var cr = (e) => e != null, lr = (e) => e != null && e > 0, ur = sr(cr), dr = sr(lr);
function fr(e, t, n, r = 0, i = !1) {
	let a = i ? dr : ur, o = i ? lr : cr;
	[t, n] = a(e, t, n);
	let s = e[t], c = e[t];
	if (t > -1) {
		if (r == 1) s = e[t], c = e[n];
		else if (r == -1) s = e[n], c = e[t];
		else for (let r = t; r <= n; r++) {
			let t = e[r];
			o(t) && (t < s ? s = t : t > c && (c = t));
		}
	}
	return [s ?? Rr, c ?? -Rr];
}
function pr(e, t, n, r) {
	let i = Nr(e), a = Nr(t);
	e == t && (i == -1 ? (e *= n, t /= n) : (e /= n, t *= n));
	let o = n == 10 ? Pr : Fr, s = i == 1 ? Dr : kr, c = a == 1 ? kr : Dr, l = s(o(Er(e))), u = c(o(Er(t))), d = Mr(n, l), f = Mr(n, u);
	return n == 10 && (l < 0 && (d = Q(d, -l)), u < 0 && (f = Q(f, -u))), r || n == 2 ? (e = d * i, t = f * a) : (e = Qr(e, d), t = Zr(t, f)), [e, t];
}
function mr(e, t, n, r) {
	let i = pr(e, t, n, r);
	return e == 0 && (i[0] = 0), t == 0 && (i[1] = 0), i;
}
var hr = .1, gr = {
	mode: 3,
	pad: hr
}, _r = {
	pad: 0,
	soft: null,
	mode: 0
}, vr = {
	min: _r,
	max: _r
};
function yr(e, t, n, r) {
	return li(n) ? xr(e, t, n) : (_r.pad = n, _r.soft = r ? 0 : null, _r.mode = r ? 3 : 0, xr(e, t, vr));
}
function X(e, t) {
	return e ?? t;
}
function br(e, t, n) {
	for (t = X(t, 0), n = X(n, e.length - 1); t <= n;) {
		if (e[t] != null) return !0;
		t++;
	}
	return !1;
}
function xr(e, t, n) {
	let r = n.min, i = n.max, a = X(r.pad, 0), o = X(i.pad, 0), s = X(r.hard, -Rr), c = X(i.hard, Rr), l = X(r.soft, Rr), u = X(i.soft, -Rr), d = X(r.mode, 0), f = X(i.mode, 0), p = t - e, m = Pr(p), h = jr(Er(e), Er(t)), g = Er(Pr(h) - m);
	(p < 1e-24 || g > 10) && (p = 0, (e == 0 || t == 0) && (p = 1e-24, d == 2 && l != Rr && (a = 0), f == 2 && u != -Rr && (o = 0)));
	let _ = p || h || 1e3, v = Mr(10, Dr(Pr(_))), y = Q(Qr(e - _ * (p == 0 ? e == 0 ? .1 : 1 : a), v / 10), 24), b = e >= l && (d == 1 || d == 3 && y <= l || d == 2 && y >= l) ? l : Rr, x = jr(s, y < b && e >= b ? b : Ar(b, y)), S = Q(Zr(t + _ * (p == 0 ? t == 0 ? .1 : 1 : o), v / 10), 24), C = t <= u && (f == 1 || f == 3 && S >= u || f == 2 && S <= u) ? u : -Rr, w = Ar(c, S > C && t <= C ? C : jr(C, S));
	return x == w && x == 0 && (w = 100), [x, w];
}
var Sr = new Intl.NumberFormat(K ? Wn.language : "en-US"), Cr = (e) => Sr.format(e), wr = Math, Tr = wr.PI, Er = wr.abs, Dr = wr.floor, Or = wr.round, kr = wr.ceil, Ar = wr.min, jr = wr.max, Mr = wr.pow, Nr = wr.sign, Pr = wr.log10, Fr = wr.log2, Ir = (e, t = 1) => wr.sinh(e) * t, Lr = (e, t = 1) => wr.asinh(e / t), Rr = Infinity;
function zr(e) {
	return (Pr((e ^ e >> 31) - (e >> 31)) | 0) + 1;
}
function Br(e, t, n) {
	return Ar(jr(e, t), n);
}
function Vr(e) {
	return typeof e == "function";
}
function Z(e) {
	return Vr(e) ? e : () => e;
}
var Hr = () => {}, Ur = (e) => e, Wr = (e, t) => t, Gr = (e) => null, Kr = (e) => !0, qr = (e, t) => e == t, Jr = /\.\d*?(?=9{6,}|0{6,})/gm, Yr = (e) => {
	if (oi(e) || $r.has(e)) return e;
	let t = `${e}`, n = t.match(Jr);
	if (n == null) return e;
	let r = n[0].length - 1;
	if (t.indexOf("e-") != -1) {
		let [e, n] = t.split("e");
		return +`${Yr(e)}e${n}`;
	}
	return Q(e, r);
};
function Xr(e, t) {
	return Yr(Q(Yr(e / t)) * t);
}
function Zr(e, t) {
	return Yr(kr(Yr(e / t)) * t);
}
function Qr(e, t) {
	return Yr(Dr(Yr(e / t)) * t);
}
function Q(e, t = 0) {
	if (oi(e)) return e;
	let n = 10 ** t;
	return Or(e * n * (1 + 2 ** -52)) / n;
}
var $r = /* @__PURE__ */ new Map();
function ei(e) {
	return (("" + e).split(".")[1] || "").length;
}
function ti(e, t, n, r) {
	let i = [], a = r.map(ei);
	for (let o = t; o < n; o++) {
		let t = Er(o), n = Q(Mr(e, o), t);
		for (let s = 0; s < r.length; s++) {
			let c = e == 10 ? +`${r[s]}e${o}` : r[s] * n, l = (o >= 0 ? 0 : t) + (o >= a[s] ? 0 : a[s]), u = e == 10 ? c : Q(c, l);
			i.push(u), $r.set(u, l);
		}
	}
	return i;
}
var ni = {}, ri = [], ii = [null, null], ai = Array.isArray, oi = Number.isInteger, si = (e) => e === void 0;
function ci(e) {
	return typeof e == "string";
}
function li(e) {
	let t = !1;
	if (e != null) {
		let n = e.constructor;
		t = n == null || n == Object;
	}
	return t;
}
function ui(e) {
	return typeof e == "object" && !!e;
}
var di = Object.getPrototypeOf(Uint8Array), fi = "__proto__";
function pi(e, t = li) {
	let n;
	if (ai(e)) {
		let r = e.find((e) => e != null);
		if (ai(r) || t(r)) {
			n = Array(e.length);
			for (let r = 0; r < e.length; r++) n[r] = pi(e[r], t);
		} else n = e.slice();
	} else if (e instanceof di) n = e.slice();
	else if (t(e)) {
		n = {};
		for (let r in e) r != fi && (n[r] = pi(e[r], t));
	} else n = e;
	return n;
}
function mi(e) {
	let t = arguments;
	for (let n = 1; n < t.length; n++) {
		let r = t[n];
		for (let t in r) t != fi && (li(e[t]) ? mi(e[t], pi(r[t])) : e[t] = pi(r[t]));
	}
	return e;
}
var hi = 0, gi = 1, _i = 2;
function vi(e, t, n) {
	for (let r = 0, i, a = -1; r < t.length; r++) {
		let o = t[r];
		if (o > a) {
			for (i = o - 1; i >= 0 && e[i] == null;) e[i--] = null;
			for (i = o + 1; i < n && e[i] == null;) e[a = i++] = null;
		}
	}
}
function yi(e, t) {
	if (Si(e)) {
		let t = e[0].slice();
		for (let n = 1; n < e.length; n++) t.push(...e[n].slice(1));
		return Ci(t[0]) || (t = xi(t)), t;
	}
	let n = /* @__PURE__ */ new Set();
	for (let t = 0; t < e.length; t++) {
		let r = e[t][0], i = r.length;
		for (let e = 0; e < i; e++) n.add(r[e]);
	}
	let r = [Array.from(n).sort((e, t) => e - t)], i = r[0].length, a = /* @__PURE__ */ new Map();
	for (let e = 0; e < i; e++) a.set(r[0][e], e);
	for (let n = 0; n < e.length; n++) {
		let o = e[n], s = o[0];
		for (let e = 1; e < o.length; e++) {
			let c = o[e], l = Array(i).fill(void 0), u = t ? t[n][e] : gi, d = [];
			for (let e = 0; e < c.length; e++) {
				let t = c[e], n = a.get(s[e]);
				t === null ? u != hi && (l[n] = t, u == _i && d.push(n)) : l[n] = t;
			}
			vi(l, d, i), r.push(l);
		}
	}
	return r;
}
var bi = typeof queueMicrotask > "u" ? (e) => Promise.resolve().then(e) : queueMicrotask;
function xi(e) {
	let t = e[0], n = t.length, r = Array(n);
	for (let e = 0; e < r.length; e++) r[e] = e;
	r.sort((e, n) => t[e] - t[n]);
	let i = [];
	for (let t = 0; t < e.length; t++) {
		let a = e[t], o = Array(n);
		for (let e = 0; e < n; e++) o[e] = a[r[e]];
		i.push(o);
	}
	return i;
}
function Si(e) {
	let t = e[0][0], n = t.length;
	for (let r = 1; r < e.length; r++) {
		let i = e[r][0];
		if (i.length != n) return !1;
		if (i != t) {
			for (let e = 0; e < n; e++) if (i[e] != t[e]) return !1;
		}
	}
	return !0;
}
function Ci(e, t = 100) {
	let n = e.length;
	if (n <= 1) return !0;
	let r = 0, i = n - 1;
	for (; r <= i && e[r] == null;) r++;
	for (; i >= r && e[i] == null;) i--;
	if (i <= r) return !0;
	let a = jr(1, Dr((i - r + 1) / t));
	for (let t = e[r], n = r + a; n <= i; n += a) {
		let r = e[n];
		if (r != null) {
			if (r <= t) return !1;
			t = r;
		}
	}
	return !0;
}
var wi = [
	"January",
	"February",
	"March",
	"April",
	"May",
	"June",
	"July",
	"August",
	"September",
	"October",
	"November",
	"December"
], Ti = [
	"Sunday",
	"Monday",
	"Tuesday",
	"Wednesday",
	"Thursday",
	"Friday",
	"Saturday"
];
function Ei(e) {
	return e.slice(0, 3);
}
var Di = Ti.map(Ei), Oi = {
	MMMM: wi,
	MMM: wi.map(Ei),
	WWWW: Ti,
	WWW: Di
};
function ki(e) {
	return (e < 10 ? "0" : "") + e;
}
function Ai(e) {
	return (e < 10 ? "00" : e < 100 ? "0" : "") + e;
}
var ji = {
	YYYY: (e) => e.getFullYear(),
	YY: (e) => (e.getFullYear() + "").slice(2),
	MMMM: (e, t) => t.MMMM[e.getMonth()],
	MMM: (e, t) => t.MMM[e.getMonth()],
	MM: (e) => ki(e.getMonth() + 1),
	M: (e) => e.getMonth() + 1,
	DD: (e) => ki(e.getDate()),
	D: (e) => e.getDate(),
	WWWW: (e, t) => t.WWWW[e.getDay()],
	WWW: (e, t) => t.WWW[e.getDay()],
	HH: (e) => ki(e.getHours()),
	H: (e) => e.getHours(),
	h: (e) => {
		let t = e.getHours();
		return t == 0 ? 12 : t > 12 ? t - 12 : t;
	},
	AA: (e) => e.getHours() >= 12 ? "PM" : "AM",
	aa: (e) => e.getHours() >= 12 ? "pm" : "am",
	a: (e) => e.getHours() >= 12 ? "p" : "a",
	mm: (e) => ki(e.getMinutes()),
	m: (e) => e.getMinutes(),
	ss: (e) => ki(e.getSeconds()),
	s: (e) => e.getSeconds(),
	fff: (e) => Ai(e.getMilliseconds())
};
function Mi(e, t) {
	t ||= Oi;
	let n = [], r = /\{([a-z]+)\}|[^{]+/gi, i;
	for (; i = r.exec(e);) n.push(i[0][0] == "{" ? ji[i[1]] : i[0]);
	return (e) => {
		let r = "";
		for (let i = 0; i < n.length; i++) r += typeof n[i] == "string" ? n[i] : n[i](e, t);
		return r;
	};
}
var Ni = new Intl.DateTimeFormat().resolvedOptions().timeZone;
function Pi(e, t) {
	let n;
	return t == "UTC" || t == "Etc/UTC" ? n = /* @__PURE__ */ new Date(+e + e.getTimezoneOffset() * 6e4) : t == Ni ? n = e : (n = new Date(e.toLocaleString("en-US", { timeZone: t })), n.setMilliseconds(e.getMilliseconds())), n;
}
var Fi = (e) => e % 1 == 0, Ii = [
	1,
	2,
	2.5,
	5
], Li = ti(10, -32, 0, Ii), Ri = ti(10, 0, 32, Ii), zi = Ri.filter(Fi), Bi = Li.concat(Ri), Vi = "\n", Hi = "{YYYY}", Ui = Vi + Hi, Wi = "{M}/{D}", Gi = Vi + Wi, Ki = Gi + "/{YY}", qi = "{aa}", Ji = "{h}:{mm}" + qi, Yi = Vi + Ji, Xi = ":{ss}", $ = null;
function Zi(e) {
	let t = e * 1e3, n = t * 60, r = n * 60, i = r * 24, a = i * 30, o = i * 365, s = (e == 1 ? ti(10, 0, 3, Ii).filter(Fi) : ti(10, -3, 0, Ii)).concat([
		t,
		t * 5,
		t * 10,
		t * 15,
		t * 30,
		n,
		n * 5,
		n * 10,
		n * 15,
		n * 30,
		r,
		r * 2,
		r * 3,
		r * 4,
		r * 6,
		r * 8,
		r * 12,
		i,
		i * 2,
		i * 3,
		i * 4,
		i * 5,
		i * 6,
		i * 7,
		i * 8,
		i * 9,
		i * 10,
		i * 15,
		a,
		a * 2,
		a * 3,
		a * 4,
		a * 6,
		o,
		o * 2,
		o * 5,
		o * 10,
		o * 25,
		o * 50,
		o * 100
	]), c = [
		[
			o,
			Hi,
			$,
			$,
			$,
			$,
			$,
			$,
			1
		],
		[
			i * 28,
			"{MMM}",
			Ui,
			$,
			$,
			$,
			$,
			$,
			1
		],
		[
			i,
			Wi,
			Ui,
			$,
			$,
			$,
			$,
			$,
			1
		],
		[
			r,
			"{h}" + qi,
			Ki,
			$,
			Gi,
			$,
			$,
			$,
			1
		],
		[
			n,
			Ji,
			Ki,
			$,
			Gi,
			$,
			$,
			$,
			1
		],
		[
			t,
			Xi,
			Ki + " " + Ji,
			$,
			Gi + " " + Ji,
			$,
			Yi,
			$,
			1
		],
		[
			e,
			Xi + ".{fff}",
			Ki + " " + Ji,
			$,
			Gi + " " + Ji,
			$,
			Yi,
			$,
			1
		]
	];
	function l(t) {
		return (s, c, l, u, d, f) => {
			let p = [], m = d >= o, h = d >= a && d < o, g = t(l), _ = Q(g * e, 3), v = sa(g.getFullYear(), m ? 0 : g.getMonth(), h || m ? 1 : g.getDate()), y = Q(v * e, 3);
			if (h || m) {
				let n = h ? d / a : 0, r = m ? d / o : 0, i = _ == y ? _ : Q(sa(v.getFullYear() + r, v.getMonth() + n, 1) * e, 3), s = new Date(Or(i / e)), c = s.getFullYear(), l = s.getMonth();
				for (let a = 0; i <= u; a++) {
					let o = sa(c + r * a, l + n * a, 1), s = o - t(Q(o * e, 3));
					i = Q((+o + s) * e, 3), i <= u && p.push(i);
				}
			} else {
				let a = d >= i ? i : d, o = y + (Dr(l) - Dr(_)) + Zr(_ - y, a);
				p.push(o);
				let m = t(o), h = m.getHours() + m.getMinutes() / n + m.getSeconds() / r, g = d / r, v = f / s.axes[c]._space;
				for (; o = Q(o + d, e == 1 ? 0 : 3), !(o > u);) if (g > 1) {
					let e = Dr(Q(h + g, 6)) % 24, n = t(o).getHours() - e;
					n > 1 && (n = -1), o -= n * r, h = (h + g) % 24;
					let i = p[p.length - 1];
					Q((o - i) / d, 3) * v >= .7 && p.push(o);
				} else p.push(o);
			}
			return p;
		};
	}
	return [
		s,
		c,
		l
	];
}
var [Qi, $i, ea] = Zi(1), [ta, na, ra] = Zi(.001);
ti(2, -53, 53, [1]);
function ia(e, t) {
	return e.map((e) => e.map((n, r) => r == 0 || r == 8 || n == null ? n : t(r == 1 || e[8] == 0 ? n : e[1] + n)));
}
function aa(e, t) {
	return (n, r, i, a, o) => {
		let s = t.find((e) => o >= e[0]) || t[t.length - 1], c, l, u, d, f, p;
		return r.map((t) => {
			let n = e(t), r = n.getFullYear(), i = n.getMonth(), a = n.getDate(), o = n.getHours(), m = n.getMinutes(), h = n.getSeconds(), g = r != c && s[2] || i != l && s[3] || a != u && s[4] || o != d && s[5] || m != f && s[6] || h != p && s[7] || s[1];
			return c = r, l = i, u = a, d = o, f = m, p = h, g(n);
		});
	};
}
function oa(e, t) {
	let n = Mi(t);
	return (t, r, i, a, o) => r.map((t) => n(e(t)));
}
function sa(e, t, n) {
	return new Date(e, t, n);
}
function ca(e, t) {
	return t(e);
}
var la = "{YYYY}-{MM}-{DD} {h}:{mm}{aa}";
function ua(e, t) {
	return (n, r, i, a) => a == null ? Vn : t(e(r));
}
function da(e, t) {
	let n = e.series[t];
	return n.width ? n.stroke(e, t) : n.points.width ? n.points.stroke(e, t) : null;
}
function fa(e, t) {
	return e.series[t].fill(e, t);
}
var pa = {
	show: !0,
	live: !0,
	isolate: !1,
	mount: Hr,
	markers: {
		show: !0,
		width: 2,
		stroke: da,
		fill: fa,
		dash: "solid"
	},
	idx: null,
	idxs: null,
	values: []
};
function ma(e, t) {
	let n = e.cursor.points, r = Yn(), i = n.size(e, t);
	Y(r, Tn, i), Y(r, En, i);
	let a = i / -2;
	Y(r, "marginLeft", a), Y(r, "marginTop", a);
	let o = n.width(e, t, i);
	return o && Y(r, "borderWidth", o), r;
}
function ha(e, t) {
	let n = e.series[t].points;
	return n._fill || n._stroke;
}
function ga(e, t) {
	let n = e.series[t].points;
	return n._stroke || n._fill;
}
function _a(e, t) {
	return e.series[t].points.size;
}
var va = [0, 0];
function ya(e, t, n) {
	return va[0] = t, va[1] = n, va;
}
function ba(e, t, n, r = !0) {
	return (e) => {
		e.button != 0 || r && e.target != t || n(e);
	};
}
function xa(e, t, n, r = !0) {
	return (e) => {
		r && e.target != t || n(e);
	};
}
var Sa = {
	show: !0,
	x: !0,
	y: !0,
	lock: !1,
	move: ya,
	points: {
		one: !1,
		show: ma,
		size: _a,
		width: 0,
		stroke: ga,
		fill: ha
	},
	bind: {
		mousedown: ba,
		mouseup: ba,
		click: ba,
		dblclick: ba,
		mousemove: xa,
		mouseleave: xa,
		mouseenter: xa
	},
	drag: {
		setScale: !0,
		x: !0,
		y: !1,
		dist: 0,
		uni: null,
		click: (e, t) => {
			t.stopPropagation(), t.stopImmediatePropagation();
		},
		_x: !1,
		_y: !1
	},
	focus: {
		dist: (e, t, n, r, i) => r - i,
		prox: -1,
		bias: 0
	},
	hover: {
		skip: [void 0],
		prox: null,
		bias: 0
	},
	left: -10,
	top: -10,
	idx: null,
	dataIdx: null,
	idxs: null,
	event: null
}, Ca = {
	show: !0,
	stroke: "rgba(0,0,0,0.07)",
	width: 2
}, wa = mi({}, Ca, { filter: Wr }), Ta = mi({}, wa, { size: 10 }), Ea = mi({}, Ca, { show: !1 }), Da = "12px system-ui, -apple-system, \"Segoe UI\", Roboto, \"Helvetica Neue\", Arial, \"Noto Sans\", sans-serif, \"Apple Color Emoji\", \"Segoe UI Emoji\", \"Segoe UI Symbol\", \"Noto Color Emoji\"", Oa = "bold " + Da, ka = 1.5, Aa = {
	show: !0,
	scale: "x",
	stroke: W,
	space: 50,
	gap: 5,
	alignTo: 1,
	size: 50,
	labelGap: 0,
	labelSize: 30,
	labelFont: Oa,
	side: 2,
	grid: wa,
	ticks: Ta,
	border: Ea,
	font: Da,
	lineGap: ka,
	rotate: 0
}, ja = "Value", Ma = "Time", Na = {
	show: !0,
	scale: "x",
	auto: !1,
	sorted: 1,
	min: Rr,
	max: -Infinity,
	idxs: []
};
function Pa(e, t, n, r, i) {
	return t.map((e) => e == null ? "" : Cr(e));
}
function Fa(e, t, n, r, i, a, o) {
	let s = [], c = $r.get(i) || 0;
	n = o ? n : Q(Zr(n, i), c);
	for (let e = n; e <= r; e = Q(e + i, c)) s.push(Object.is(e, -0) ? 0 : e);
	return s;
}
function Ia(e, t, n, r, i, a, o) {
	let s = [], c = e.scales[e.axes[t].scale].log;
	i = Mr(c, Dr((c == 10 ? Pr : Fr)(n))), c == 10 && (i = Bi[or(i, Bi)]);
	let l = n, u = i * c;
	c == 10 && (u = Bi[or(u, Bi)]);
	do
		s.push(l), l += i, c == 10 && !$r.has(l) && (l = Q(l, $r.get(i))), l >= u && (i = l, u = i * c, c == 10 && (u = Bi[or(u, Bi)]));
	while (l <= r);
	return s;
}
function La(e, t, n, r, i, a, o) {
	let s = e.scales[e.axes[t].scale].asinh, c = r > s ? Ia(e, t, jr(s, n), r, i) : [s], l = r >= 0 && n <= 0 ? [0] : [];
	return (n < -s ? Ia(e, t, jr(s, -r), -n, i) : [s]).reverse().map((e) => -e).concat(l, c);
}
var Ra = /./, za = /[12357]/, Ba = /[125]/, Va = /1/, Ha = (e, t, n, r) => e.map((e, i) => t == 4 && e == 0 || i % r == 0 && n.test(e.toExponential()[+(e < 0)]) ? e : null);
function Ua(e, t, n, r, i) {
	let a = e.axes[n], o = a.scale, s = e.scales[o], c = e.valToPos, l = a._space, u = c(10, o), d = c(9, o) - u >= l ? Ra : c(7, o) - u >= l ? za : c(5, o) - u >= l ? Ba : Va;
	if (d == Va) {
		let e = Er(c(1, o) - u);
		if (e < l) return Ha(t.slice().reverse(), s.distr, d, kr(l / e)).reverse();
	}
	return Ha(t, s.distr, d, 1);
}
function Wa(e, t, n, r, i) {
	let a = e.axes[n], o = a.scale, s = a._space, c = e.valToPos, l = Er(c(1, o) - c(2, o));
	return l < s ? Ha(t.slice().reverse(), 3, Ra, kr(s / l)).reverse() : t;
}
function Ga(e, t, n, r) {
	return r == null ? Vn : t == null ? "" : Cr(t);
}
var Ka = {
	show: !0,
	scale: "y",
	stroke: W,
	space: 30,
	gap: 5,
	alignTo: 1,
	size: 50,
	labelGap: 0,
	labelSize: 30,
	labelFont: Oa,
	side: 3,
	grid: wa,
	ticks: Ta,
	border: Ea,
	font: Da,
	lineGap: ka,
	rotate: 0
};
function qa(e, t) {
	return Q((3 + (e || 1) * 2) * t, 3);
}
function Ja(e, t) {
	let { scale: n, idxs: r } = e.series[0], i = e._data[0], a = e.valToPos(i[r[0]], n, !0), o = Er(e.valToPos(i[r[1]], n, !0) - a) / (e.series[t].points.space * q);
	return r[1] - r[0] <= o;
}
var Ya = {
	scale: null,
	auto: !0,
	sorted: 0,
	min: Rr,
	max: -Infinity
}, Xa = (e, t, n, r, i) => i, Za = {
	show: !0,
	auto: !0,
	sorted: 0,
	gaps: Xa,
	alpha: 1,
	facets: [mi({}, Ya, { scale: "x" }), mi({}, Ya, { scale: "y" })]
}, Qa = {
	scale: "y",
	auto: !0,
	sorted: 0,
	show: !0,
	spanGaps: !1,
	gaps: Xa,
	alpha: 1,
	points: {
		show: Ja,
		filter: null
	},
	values: null,
	min: Rr,
	max: -Infinity,
	idxs: [],
	path: null,
	clip: null
};
function $a(e, t, n, r, i) {
	return n / 10;
}
var eo = {
	time: rn,
	auto: !0,
	distr: 1,
	log: 10,
	asinh: 1,
	min: null,
	max: null,
	dir: 1,
	ori: 0
}, to = mi({}, eo, {
	time: !1,
	ori: 1
}), no = {};
function ro(e, t) {
	let n = no[e];
	return n || (n = {
		key: e,
		plots: [],
		sub(e) {
			n.plots.push(e);
		},
		unsub(e) {
			n.plots = n.plots.filter((t) => t != e);
		},
		pub(e, t, r, i, a, o, s) {
			for (let c = 0; c < n.plots.length; c++) n.plots[c] != t && n.plots[c].pub(e, t, r, i, a, o, s);
		}
	}, e != null && (no[e] = n)), n;
}
var io = 1, ao = 2;
function oo(e, t, n) {
	let r = e.mode, i = e.series[t], a = r == 2 ? e._data[t] : e._data, o = e.scales, s = e.bbox, c = a[0], l = r == 2 ? a[1] : a[t], u = r == 2 ? o[i.facets[0].scale] : o[e.series[0].scale], d = r == 2 ? o[i.facets[1].scale] : o[i.scale], f = s.left, p = s.top, m = s.width, h = s.height, g = e.valToPosH, _ = e.valToPosV;
	return u.ori == 0 ? n(i, c, l, u, d, g, _, f, p, m, h, go, vo, bo, So, wo) : n(i, c, l, u, d, _, g, p, f, h, m, _o, yo, xo, Co, To);
}
function so(e, t) {
	let n = 0, r = 0, i = X(e.bands, ri);
	for (let e = 0; e < i.length; e++) {
		let a = i[e];
		a.series[0] == t ? n = a.dir : a.series[1] == t && (a.dir == 1 ? r |= 1 : r |= 2);
	}
	return [n, r == 1 ? -1 : r == 2 ? 1 : r == 3 ? 2 : 0];
}
function co(e, t, n, r, i) {
	let a = e.mode, o = e.series[t], s = a == 2 ? o.facets[1].scale : o.scale, c = e.scales[s];
	return i == -1 ? c.min : i == 1 ? c.max : c.distr == 3 ? c.dir == 1 ? c.min : c.max : 0;
}
function lo(e, t, n, r, i, a) {
	return oo(e, t, (e, t, o, s, c, l, u, d, f, p, m) => {
		let h = e.pxRound, g = s.dir * (s.ori == 0 ? 1 : -1), _ = s.ori == 0 ? vo : yo, v, y;
		g == 1 ? (v = n, y = r) : (v = r, y = n);
		let b = h(l(t[v], s, p, d)), x = h(u(o[v], c, m, f)), S = h(l(t[y], s, p, d)), C = h(u(a == 1 ? c.max : c.min, c, m, f)), w = new Path2D(i);
		return _(w, S, C), _(w, b, C), _(w, b, x), w;
	});
}
function uo(e, t, n, r, i, a) {
	let o = null;
	if (e.length > 0) {
		o = new Path2D();
		let s = t == 0 ? bo : xo, c = n;
		for (let t = 0; t < e.length; t++) {
			let n = e[t];
			if (n[1] > n[0]) {
				let e = n[0] - c;
				e > 0 && s(o, c, r, e, r + a), c = n[1];
			}
		}
		let l = n + i - c;
		l > 0 && s(o, c, r - 5, l, r + a + 10);
	}
	return o;
}
function fo(e, t, n) {
	let r = e[e.length - 1];
	r && r[0] == t ? r[1] = n : e.push([t, n]);
}
function po(e, t, n, r, i, a, o) {
	let s = [], c = e.length;
	for (let l = i == 1 ? n : r; l >= n && l <= r; l += i) if (t[l] === null) {
		let u = l, d = l;
		if (i == 1) for (; ++l <= r && t[l] === null;) d = l;
		else for (; --l >= n && t[l] === null;) d = l;
		let f = a(e[u]), p = d == u ? f : a(e[d]), m = u - i;
		f = o <= 0 && m >= 0 && m < c ? a(e[m]) : f;
		let h = d + i;
		p = o >= 0 && h >= 0 && h < c ? a(e[h]) : p, p >= f && s.push([f, p]);
	}
	return s;
}
function mo(e) {
	return e == 0 ? Ur : e == 1 ? Or : (t) => Xr(t, e);
}
function ho(e) {
	let t = e == 0 ? go : _o, n = e == 0 ? (e, t, n, r, i, a) => {
		e.arcTo(t, n, r, i, a);
	} : (e, t, n, r, i, a) => {
		e.arcTo(n, t, i, r, a);
	}, r = e == 0 ? (e, t, n, r, i) => {
		e.rect(t, n, r, i);
	} : (e, t, n, r, i) => {
		e.rect(n, t, i, r);
	};
	return (e, i, a, o, s, c = 0, l = 0) => {
		c == 0 && l == 0 ? r(e, i, a, o, s) : (c = Ar(c, o / 2, s / 2), l = Ar(l, o / 2, s / 2), t(e, i + c, a), n(e, i + o, a, i + o, a + s, c), n(e, i + o, a + s, i, a + s, l), n(e, i, a + s, i, a, l), n(e, i, a, i + o, a, c), e.closePath());
	};
}
var go = (e, t, n) => {
	e.moveTo(t, n);
}, _o = (e, t, n) => {
	e.moveTo(n, t);
}, vo = (e, t, n) => {
	e.lineTo(t, n);
}, yo = (e, t, n) => {
	e.lineTo(n, t);
}, bo = ho(0), xo = ho(1), So = (e, t, n, r, i, a) => {
	e.arc(t, n, r, i, a);
}, Co = (e, t, n, r, i, a) => {
	e.arc(n, t, r, i, a);
}, wo = (e, t, n, r, i, a, o) => {
	e.bezierCurveTo(t, n, r, i, a, o);
}, To = (e, t, n, r, i, a, o) => {
	e.bezierCurveTo(n, t, i, r, o, a);
};
function Eo(e) {
	return (e, t, n, r, i) => oo(e, t, (t, a, o, s, c, l, u, d, f, p, m) => {
		let { pxRound: h, points: g } = t, _, v;
		s.ori == 0 ? (_ = go, v = So) : (_ = _o, v = Co);
		let y = Q(g.width * q, 3), b = (g.size - g.width) / 2 * q, x = Q(b * 2, 3), S = new Path2D(), C = new Path2D(), { left: w, top: T, width: E, height: D } = e.bbox;
		bo(C, w - x, T - x, E + x * 2, D + x * 2);
		let O = (e) => {
			if (o[e] != null) {
				let t = h(l(a[e], s, p, d)), n = h(u(o[e], c, m, f));
				_(S, t + b, n), v(S, t, n, b, 0, Tr * 2);
			}
		};
		if (i) i.forEach(O);
		else for (let e = n; e <= r; e++) O(e);
		return {
			stroke: y > 0 ? S : null,
			fill: S,
			clip: C,
			flags: 3
		};
	});
}
function Do(e) {
	return (t, n, r, i, a, o) => {
		r != i && (a != r && o != r && e(t, n, r), a != i && o != i && e(t, n, i), e(t, n, o));
	};
}
var Oo = Do(vo), ko = Do(yo);
function Ao(e) {
	let t = X(e?.alignGaps, 0);
	return (e, n, r, i) => oo(e, n, (a, o, s, c, l, u, d, f, p, m, h) => {
		[r, i] = ur(s, r, i);
		let g = a.pxRound, _ = (e) => g(u(e, c, m, f)), v = (e) => g(d(e, l, h, p)), y, b;
		c.ori == 0 ? (y = vo, b = Oo) : (y = yo, b = ko);
		let x = c.dir * (c.ori == 0 ? 1 : -1), S = {
			stroke: new Path2D(),
			fill: null,
			clip: null,
			band: null,
			gaps: null,
			flags: io
		}, C = S.stroke, w = !1;
		if (i - r >= m * 4) {
			let t = (t) => e.posToVal(t, c.key, !0), n = null, a = null, l, u, d, f = _(o[x == 1 ? r : i]), p = _(o[r]), m = _(o[i]), h = t(x == 1 ? p + 1 : m - 1);
			for (let e = x == 1 ? r : i; e >= r && e <= i; e += x) {
				let r = o[e], i = (x == 1 ? r < h : r > h) ? f : _(r), c = s[e];
				i == f ? c == null ? c === null && (w = !0) : (u = c, n == null ? (y(C, i, v(u)), l = n = a = u) : u < n ? n = u : u > a && (a = u)) : (n != null && b(C, f, v(n), v(a), v(l), v(u)), c == null ? (n = a = null, c === null && (w = !0)) : (u = c, y(C, i, v(u)), n = a = l = u), f = i, h = t(f + x));
			}
			n != null && n != a && d != f && b(C, f, v(n), v(a), v(l), v(u));
		} else for (let e = x == 1 ? r : i; e >= r && e <= i; e += x) {
			let t = s[e];
			t === null ? w = !0 : t != null && y(C, _(o[e]), v(t));
		}
		let [T, E] = so(e, n);
		if (a.fill != null || T != 0) {
			let t = S.fill = new Path2D(C), s = v(a.fillTo(e, n, a.min, a.max, T)), c = _(o[r]), l = _(o[i]);
			x == -1 && ([l, c] = [c, l]), y(t, l, s), y(t, c, s);
		}
		if (!a.spanGaps) {
			let l = [];
			w && l.push(...po(o, s, r, i, x, _, t)), S.gaps = l = a.gaps(e, n, r, i, l), S.clip = uo(l, c.ori, f, p, m, h);
		}
		return E != 0 && (S.band = E == 2 ? [lo(e, n, r, i, C, -1), lo(e, n, r, i, C, 1)] : lo(e, n, r, i, C, E)), S;
	});
}
function jo(e) {
	let t = X(e.align, 1), n = X(e.ascDesc, !1), r = X(e.alignGaps, 0), i = X(e.extend, !1);
	return (e, a, o, s) => oo(e, a, (c, l, u, d, f, p, m, h, g, _, v) => {
		[o, s] = ur(u, o, s);
		let y = c.pxRound, { left: b, width: x } = e.bbox, S = (e) => y(p(e, d, _, h)), C = (e) => y(m(e, f, v, g)), w = d.ori == 0 ? vo : yo, T = {
			stroke: new Path2D(),
			fill: null,
			clip: null,
			band: null,
			gaps: null,
			flags: io
		}, E = T.stroke, D = d.dir * (d.ori == 0 ? 1 : -1), O = C(u[D == 1 ? o : s]), k = S(l[D == 1 ? o : s]), ee = k, A = k;
		i && t == -1 && (A = b, w(E, A, O)), w(E, k, O);
		for (let e = D == 1 ? o : s; e >= o && e <= s; e += D) {
			let n = u[e];
			if (n == null) continue;
			let r = S(l[e]), i = C(n);
			t == 1 ? w(E, r, O) : w(E, ee, i), w(E, r, i), O = i, ee = r;
		}
		let te = ee;
		i && t == 1 && (te = b + x, w(E, te, O));
		let [ne, re] = so(e, a);
		if (c.fill != null || ne != 0) {
			let t = T.fill = new Path2D(E), n = C(c.fillTo(e, a, c.min, c.max, ne));
			w(t, te, n), w(t, A, n);
		}
		if (!c.spanGaps) {
			let i = [];
			i.push(...po(l, u, o, s, D, S, r));
			let f = c.width * q / 2, p = n || t == 1 ? f : -f, m = n || t == -1 ? -f : f;
			i.forEach((e) => {
				e[0] += p, e[1] += m;
			}), T.gaps = i = c.gaps(e, a, o, s, i), T.clip = uo(i, d.ori, h, g, _, v);
		}
		return re != 0 && (T.band = re == 2 ? [lo(e, a, o, s, E, -1), lo(e, a, o, s, E, 1)] : lo(e, a, o, s, E, re)), T;
	});
}
function Mo(e, t, n, r, i, a, o = Rr) {
	if (e.length > 1) {
		let s = null;
		for (let c = 0, l = Infinity; c < e.length; c++) if (t[c] !== void 0) {
			if (s != null) {
				let t = Er(e[c] - e[s]);
				t < l && (l = t, o = Er(n(e[c], r, i, a) - n(e[s], r, i, a)));
			}
			s = c;
		}
	}
	return o;
}
function No(e) {
	e ||= ni;
	let t = X(e.size, [
		.6,
		Rr,
		1
	]), n = e.align || 0, r = e.gap || 0, i = e.radius;
	i = i == null ? [0, 0] : typeof i == "number" ? [i, 0] : i;
	let a = Z(i), o = 1 - t[0], s = X(t[1], Rr), c = X(t[2], 1), l = X(e.disp, ni), u = X(e.each, (e) => {}), { fill: d, stroke: f } = l;
	return (e, t, i, p) => oo(e, t, (m, h, g, _, v, y, b, x, S, C, w) => {
		let T = m.pxRound, E = n, D = r * q, O = s * q, k = c * q, ee, A;
		_.ori == 0 ? [ee, A] = a(e, t) : [A, ee] = a(e, t);
		let te = _.dir * (_.ori == 0 ? 1 : -1), ne = _.ori == 0 ? bo : xo, re = _.ori == 0 ? u : (e, t, n, r, i, a, o) => {
			u(e, t, n, i, r, o, a);
		}, ie = X(e.bands, ri).find((e) => e.series[0] == t), ae = ie == null ? 0 : ie.dir, oe = m.fillTo(e, t, m.min, m.max, ae), j = T(b(oe, v, w, S)), M, N, se, P = C, F = T(m.width * q), I = !1, ce = null, le = null, ue = null, L = null;
		d != null && (F == 0 || f != null) && (I = !0, ce = d.values(e, t, i, p), le = /* @__PURE__ */ new Map(), new Set(ce).forEach((e) => {
			e != null && le.set(e, new Path2D());
		}), F > 0 && (ue = f.values(e, t, i, p), L = /* @__PURE__ */ new Map(), new Set(ue).forEach((e) => {
			e != null && L.set(e, new Path2D());
		})));
		let { x0: de, size: fe } = l;
		if (de != null && fe != null) {
			E = 1, h = de.values(e, t, i, p), de.unit == 2 && (h = h.map((t) => e.posToVal(x + t * C, _.key, !0)));
			let n = fe.values(e, t, i, p);
			N = fe.unit == 2 ? n[0] * C : y(n[0], _, C, x) - y(0, _, C, x), P = Mo(h, g, y, _, C, x, P), se = P - N + D;
		} else P = Mo(h, g, y, _, C, x, P), se = P * o + D, N = P - se;
		se < 1 && (se = 0), F >= N / 2 && (F = 0), se < 5 && (T = Ur);
		let pe = se > 0, me = P - se - (pe ? F : 0);
		N = T(Br(me, k, O)), M = (E == 0 ? N / 2 : E == te ? 0 : N) - E * te * ((E == 0 ? D / 2 : 0) + (pe ? F / 2 : 0));
		let he = {
			stroke: null,
			fill: null,
			clip: null,
			band: null,
			gaps: null,
			flags: 0
		}, ge = I ? null : new Path2D(), _e = null;
		if (ie != null) _e = e.data[ie.series[1]];
		else {
			let { y0: n, y1: r } = l;
			n != null && r != null && (g = r.values(e, t, i, p), _e = n.values(e, t, i, p));
		}
		let ve = ee * N, ye = A * N;
		for (let n = te == 1 ? i : p; n >= i && n <= p; n += te) {
			let r = g[n];
			if (r == null) continue;
			if (_e != null) {
				let e = _e[n] ?? 0;
				if (r - e == 0) continue;
				j = b(e, v, w, S);
			}
			let i = y(_.distr != 2 || l != null ? h[n] : n, _, C, x), a = b(X(r, oe), v, w, S), o = T(i - M), s = T(jr(a, j)), c = T(Ar(a, j)), u = s - c;
			if (r != null) {
				let i = r < 0 ? ye : ve, a = r < 0 ? ve : ye;
				I ? (F > 0 && ue[n] != null && ne(L.get(ue[n]), o, c + Dr(F / 2), N, jr(0, u - F), i, a), ce[n] != null && ne(le.get(ce[n]), o, c + Dr(F / 2), N, jr(0, u - F), i, a)) : ne(ge, o, c + Dr(F / 2), N, jr(0, u - F), i, a), re(e, t, n, o - F / 2, c, N + F, u);
			}
		}
		return F > 0 ? he.stroke = I ? L : ge : I || (he._fill = m.width == 0 ? m._fill : m._stroke ?? m._fill, he.width = 0), he.fill = I ? le : ge, he;
	});
}
function Po(e, t) {
	let n = X(t?.alignGaps, 0);
	return (t, r, i, a) => oo(t, r, (o, s, c, l, u, d, f, p, m, h, g) => {
		[i, a] = ur(c, i, a);
		let _ = o.pxRound, v = (e) => _(d(e, l, h, p)), y = (e) => _(f(e, u, g, m)), b, x, S;
		l.ori == 0 ? (b = go, S = vo, x = wo) : (b = _o, S = yo, x = To);
		let C = l.dir * (l.ori == 0 ? 1 : -1), w = v(s[C == 1 ? i : a]), T = w, E = [], D = [];
		for (let e = C == 1 ? i : a; e >= i && e <= a; e += C) if (c[e] != null) {
			let t = s[e], n = v(t);
			E.push(T = n), D.push(y(c[e]));
		}
		let O = {
			stroke: e(E, D, b, S, x, _),
			fill: null,
			clip: null,
			band: null,
			gaps: null,
			flags: io
		}, k = O.stroke, [ee, A] = so(t, r);
		if (o.fill != null || ee != 0) {
			let e = O.fill = new Path2D(k), n = y(o.fillTo(t, r, o.min, o.max, ee));
			S(e, T, n), S(e, w, n);
		}
		if (!o.spanGaps) {
			let e = [];
			e.push(...po(s, c, i, a, C, v, n)), O.gaps = e = o.gaps(t, r, i, a, e), O.clip = uo(e, l.ori, p, m, h, g);
		}
		return A != 0 && (O.band = A == 2 ? [lo(t, r, i, a, k, -1), lo(t, r, i, a, k, 1)] : lo(t, r, i, a, k, A)), O;
	});
}
function Fo(e) {
	return Po(Io, e);
}
function Io(e, t, n, r, i, a) {
	let o = e.length;
	if (o < 2) return null;
	let s = new Path2D();
	if (n(s, e[0], t[0]), o == 2) r(s, e[1], t[1]);
	else {
		let n = Array(o), r = Array(o - 1), a = Array(o - 1), c = Array(o - 1);
		for (let n = 0; n < o - 1; n++) a[n] = t[n + 1] - t[n], c[n] = e[n + 1] - e[n], r[n] = a[n] / c[n];
		n[0] = r[0];
		for (let e = 1; e < o - 1; e++) r[e] === 0 || r[e - 1] === 0 || r[e - 1] > 0 != r[e] > 0 ? n[e] = 0 : (n[e] = 3 * (c[e - 1] + c[e]) / ((2 * c[e] + c[e - 1]) / r[e - 1] + (c[e] + 2 * c[e - 1]) / r[e]), isFinite(n[e]) || (n[e] = 0));
		n[o - 1] = r[o - 2];
		for (let r = 0; r < o - 1; r++) i(s, e[r] + c[r] / 3, t[r] + n[r] * c[r] / 3, e[r + 1] - c[r] / 3, t[r + 1] - n[r + 1] * c[r] / 3, e[r + 1], t[r + 1]);
	}
	return s;
}
var Lo = /* @__PURE__ */ new Set();
function Ro() {
	for (let e of Lo) e.syncRect(!0);
}
K && (ir(G, Un, Ro), ir(Rn, Un, Ro, !0), ir(Bn, Un, () => {
	es.pxRatio = q;
}));
var zo = Ao(), Bo = Eo();
function Vo(e, t, n, r) {
	return (r ? [e[0], e[1]].concat(e.slice(2)) : [e[0]].concat(e.slice(1))).map((e, r) => Uo(e, r, t, n));
}
function Ho(e, t) {
	return e.map((e, n) => n == 0 ? {} : mi({}, t, e));
}
function Uo(e, t, n, r) {
	return mi({}, t == 0 ? n : r, e);
}
function Wo(e, t, n) {
	return t == null ? ii : [t, n];
}
var Go = Wo;
function Ko(e, t, n) {
	return t == null ? ii : yr(t, n, hr, !0);
}
function qo(e, t, n, r) {
	return t == null ? ii : pr(t, n, e.scales[r].log, !1);
}
var Jo = qo;
function Yo(e, t, n, r) {
	return t == null ? ii : mr(t, n, e.scales[r].log, !1);
}
var Xo = Yo;
function Zo(e, t, n, r, i) {
	let a = jr(zr(e), zr(t)), o = t - e, s = or(i / r * o, n);
	do {
		let e = n[s], t = r * e / o;
		if (t >= i && a + (e < 5 ? $r.get(e) : 0) <= 17) return [e, t];
	} while (++s < n.length);
	return [0, 0];
}
function Qo(e) {
	let t, n;
	return e = e.replace(/(\d+)px/, (e, r) => (t = Or((n = +r) * q)) + "px"), [
		e,
		t,
		n
	];
}
function $o(e) {
	e.show && [e.font, e.labelFont].forEach((e) => {
		let t = Q(e[2] * q, 1);
		e[0] = e[0].replace(/[0-9.]+px/, t + "px"), e[1] = t;
	});
}
function es(e, t, n) {
	let r = { mode: X(e.mode, 1) }, i = r.mode;
	function a(e, t, n, r) {
		let i = t.valToPct(e);
		return r + n * (t.dir == -1 ? 1 - i : i);
	}
	function o(e, t, n, r) {
		let i = t.valToPct(e);
		return r + n * (t.dir == -1 ? i : 1 - i);
	}
	function s(e, t, n, r) {
		return t.ori == 0 ? a(e, t, n, r) : o(e, t, n, r);
	}
	r.valToPosH = a, r.valToPosV = o;
	let c = !1;
	r.status = 0;
	let l = r.root = Yn(an);
	if (e.id != null && (l.id = e.id), Kn(l, e.class), e.title) {
		let t = Yn(cn, l);
		t.textContent = e.title;
	}
	let u = Jn("canvas"), d = r.ctx = u.getContext("2d"), f = Yn(ln, l);
	ir("click", f, (e) => {
		e.target === m && (W != en || G != tn) && zn.click(r, e);
	}, !0);
	let p = r.under = Yn(un, f);
	f.appendChild(u);
	let m = r.over = Yn(dn, f);
	e = pi(e);
	let h = +X(e.pxAlign, 1), g = mo(h);
	(e.plugins || []).forEach((t) => {
		t.opts && (e = t.opts(r, e) || e);
	});
	let _ = e.ms || .001, v = r.series = i == 1 ? Vo(e.series || [], Na, Qa, !1) : Ho(e.series || [null], Za), y = r.axes = Vo(e.axes || [], Aa, Ka, !0), b = r.scales = {}, x = r.bands = e.bands || [];
	x.forEach((e) => {
		e.fill = Z(e.fill || null), e.dir = X(e.dir, -1);
	});
	let S = i == 2 ? v[1].facets[0].scale : v[0].scale, C = {
		axes: Rt,
		series: Dt
	}, w = (e.drawOrder || ["axes", "series"]).map((e) => C[e]);
	function T(e) {
		let t = e.distr == 3 ? (t) => Pr(t > 0 ? t : e.clamp(r, t, e.min, e.max, e.key)) : e.distr == 4 ? (t) => Lr(t, e.asinh) : e.distr == 100 ? (t) => e.fwd(t) : (e) => e;
		return (n) => {
			let r = t(n), { _min: i, _max: a } = e, o = a - i;
			return (r - i) / o;
		};
	}
	function E(t) {
		let n = b[t];
		if (n == null) {
			let r = (e.scales || ni)[t] || ni;
			if (r.from != null) {
				E(r.from);
				let e = mi({}, b[r.from], r, { key: t });
				e.valToPct = T(e), b[t] = e;
			} else {
				n = b[t] = mi({}, t == S ? eo : to, r), n.key = t;
				let e = n.time, a = n.range, o = ai(a);
				if ((t != S || i == 2 && !e) && (o && (a[0] == null || a[1] == null) && (a = {
					min: a[0] == null ? gr : {
						mode: 1,
						hard: a[0],
						soft: a[0]
					},
					max: a[1] == null ? gr : {
						mode: 1,
						hard: a[1],
						soft: a[1]
					}
				}, o = !1), !o && li(a))) {
					let e = a;
					a = (t, n, r) => n == null ? ii : yr(n, r, e);
				}
				n.range = Z(a || (e ? Go : t == S ? n.distr == 3 ? Jo : n.distr == 4 ? Xo : Wo : n.distr == 3 ? qo : n.distr == 4 ? Yo : Ko)), n.auto = Z(!o && n.auto), n.clamp = Z(n.clamp || $a), n._min = n._max = null, n.valToPct = T(n);
			}
		}
	}
	E("x"), E("y"), i == 1 && v.forEach((e) => {
		E(e.scale);
	}), y.forEach((e) => {
		E(e.scale);
	});
	for (let t in e.scales) E(t);
	let D = b[S], O = D.distr, k, ee;
	D.ori == 0 ? (Kn(l, on), k = a, ee = o) : (Kn(l, sn), k = o, ee = a);
	let A = {};
	for (let e in b) {
		let t = b[e];
		(t.min != null || t.max != null) && (A[e] = {
			min: t.min,
			max: t.max
		}, t.min = t.max = null);
	}
	let te = e.tzDate || ((e) => new Date(Or(e / _))), ne = e.fmtDate || Mi, re = _ == 1 ? ea(te) : ra(te), ie = aa(te, ia(_ == 1 ? $i : na, ne)), ae = ua(te, ca(la, ne)), oe = [], j = r.legend = mi({}, pa, e.legend), M = r.cursor = mi({}, Sa, { drag: { y: i == 2 } }, e.cursor), N = j.show, se = M.show, P = j.markers;
	j.idxs = oe, P.width = Z(P.width), P.dash = Z(P.dash), P.stroke = Z(P.stroke), P.fill = Z(P.fill);
	let F, I, ce, le = [], ue = [], L, de = !1, fe = {};
	if (j.live) {
		let e = v[1] ? v[1].values : null;
		de = e != null, L = de ? e(r, 1, 0) : { _: 0 };
		for (let e in L) fe[e] = Vn;
	}
	if (N) {
		if (F = Jn("table", vn, l), ce = Jn("tbody", null, F), j.mount(r, F), de) {
			I = Jn("thead", null, F, ce);
			let e = Jn("tr", null, I);
			for (var pe in Jn("th", null, e), L) Jn("th", Cn, e).textContent = pe;
		} else Kn(F, bn), j.live && Kn(F, yn);
	}
	let me = { show: !0 }, he = { show: !1 };
	function ge(e, t) {
		if (t == 0 && (de || !j.live || i == 2)) return ii;
		let n = [], a = Jn("tr", xn, ce, ce.childNodes[t]);
		Kn(a, e.class), e.show || Kn(a, pn);
		let o = Jn("th", null, a);
		if (P.show) {
			let e = Yn(Sn, o);
			if (t > 0) {
				let n = P.width(r, t);
				n && (e.style.border = n + "px " + P.dash(r, t) + " " + P.stroke(r, t)), e.style.background = P.fill(r, t);
			}
		}
		let s = Yn(Cn, o);
		for (var c in e.label instanceof HTMLElement ? s.appendChild(e.label) : s.textContent = e.label, t > 0 && (P.show || (s.style.color = e.width > 0 ? P.stroke(r, t) : P.fill(r, t)), ve("click", o, (t) => {
			if (M._lock) return;
			He(t);
			let n = v.indexOf(e);
			if ((t.ctrlKey || t.metaKey) != j.isolate) {
				let e = v.some((e, t) => t > 0 && t != n && e.show);
				v.forEach((t, r) => {
					r > 0 && nr(r, e ? r == n ? me : he : me, !0, Oi.setSeries);
				});
			} else nr(n, { show: !e.show }, !0, Oi.setSeries);
		}, !1), Ge && ve(Fn, o, (t) => {
			M._lock || (He(t), nr(v.indexOf(e), vr, !0, Oi.setSeries));
		}, !1)), L) {
			let e = Jn("td", wn, a);
			e.textContent = "--", n.push(e);
		}
		return [a, n];
	}
	let _e = /* @__PURE__ */ new Map();
	function ve(e, t, n, i = !0) {
		let a = _e.get(t) || {}, o = M.bind[e](r, t, n, i);
		o && (ir(e, t, a[e] = o), _e.set(t, a));
	}
	function ye(e, t, n) {
		let r = _e.get(t) || {};
		for (let n in r) (e == null || n == e) && (ar(n, t, r[n]), delete r[n]);
		e ?? _e.delete(t);
	}
	let be = 0, R = 0, z = 0, B = 0, xe = 0, Se = 0, Ce = xe, we = Se, Te = z, Ee = B, De = 0, Oe = 0, ke = 0, Ae = 0;
	r.bbox = {};
	let je = !1, Me = !1, Ne = !1, Pe = !1, Fe = !1, Ie = !1;
	function Le(e, t, n) {
		(n || e != r.width || t != r.height) && Re(e, t), zt(!1), Ne = !0, Me = !0, Wt();
	}
	function Re(e, t) {
		r.width = be = z = e, r.height = R = B = t, xe = Se = 0, Be(), Ve();
		let n = r.bbox;
		De = n.left = Xr(xe * q, .5), Oe = n.top = Xr(Se * q, .5), ke = n.width = Xr(z * q, .5), Ae = n.height = Xr(B * q, .5);
	}
	function ze() {
		let e = !1, t = 0;
		for (; !e;) {
			t++;
			let n = It(t), i = Lt(t);
			e = t == 3 || n && i, e || (Re(r.width, r.height), Me = !0);
		}
	}
	function V({ width: e, height: t }) {
		Le(e, t);
	}
	r.setSize = V;
	function Be() {
		let e = !1, t = !1, n = !1, r = !1;
		y.forEach((i, a) => {
			if (i.show && i._show) {
				let { side: a, _size: o } = i, s = a % 2, c = o + (i.label == null ? 0 : i.labelSize);
				c > 0 && (s ? (z -= c, a == 3 ? (xe += c, r = !0) : n = !0) : (B -= c, a == 0 ? (Se += c, e = !0) : t = !0));
			}
		}), et[0] = e, et[1] = n, et[2] = t, et[3] = r, z -= it[1] + it[3], xe += it[3], B -= it[2] + it[0], Se += it[0];
	}
	function Ve() {
		let e = xe + z, t = Se + B, n = xe, r = Se;
		function i(i, a) {
			switch (i) {
				case 1: return e += a, e - a;
				case 2: return t += a, t - a;
				case 3: return n -= a, n + a;
				case 0: return r -= a, r + a;
			}
		}
		y.forEach((e, t) => {
			if (e.show && e._show) {
				let t = e.side;
				e._pos = i(t, e._size), e.label != null && (e._lpos = i(t, e.labelSize));
			}
		});
	}
	if (M.dataIdx == null) {
		let e = M.hover, n = e.skip = new Set(e.skip ?? []);
		n.add(void 0);
		let r = e.prox = Z(e.prox), i = e.bias ??= 0;
		M.dataIdx = (e, a, o, s) => {
			if (a == 0) return o;
			let c = o, l = r(e, a, o, s) ?? Rr, u = l >= 0 && l < Rr, d = D.ori == 0 ? z : B, f = M.left, p = t[0], m = t[a];
			if (n.has(m[o])) {
				c = null;
				let e = null, t = null, r;
				if (i == 0 || i == -1) for (r = o; e == null && r-- > 0;) n.has(m[r]) || (e = r);
				if (i == 0 || i == 1) for (r = o; t == null && r++ < m.length;) n.has(m[r]) || (t = r);
				if (e != null || t != null) {
					if (u) {
						let n = e == null ? -Infinity : k(p[e], D, d, 0), r = t == null ? Infinity : k(p[t], D, d, 0), i = f - n, a = r - f;
						i <= a ? i <= l && (c = e) : a <= l && (c = t);
					} else c = t == null ? e : e == null ? t : o - e <= t - o ? e : t;
				}
			} else u && Er(f - k(p[o], D, d, 0)) > l && (c = null);
			return c;
		};
	}
	let He = (e) => {
		M.event = e;
	};
	M.idxs = oe, M._lock = !1;
	let Ue = M.points;
	Ue.show = Z(Ue.show), Ue.size = Z(Ue.size), Ue.stroke = Z(Ue.stroke), Ue.width = Z(Ue.width), Ue.fill = Z(Ue.fill);
	let We = r.focus = mi({}, e.focus || { alpha: .3 }, M.focus), Ge = We.prox >= 0, Ke = Ge && Ue.one, qe = [], Je = [], Ye = [];
	function Xe(e, t) {
		let n = Ue.show(r, t);
		if (n instanceof HTMLElement) return Kn(n, _n), Kn(n, e.class), Zn(n, -10, -10, z, B), m.insertBefore(n, qe[t]), n;
	}
	function Ze(e, t) {
		if (i == 1 || t > 0) {
			let t = i == 1 && b[e.scale].time, n = e.value;
			e.value = t ? ci(n) ? ua(te, ca(n, ne)) : n || ae : n || Ga, e.label = e.label || (t ? Ma : ja);
		}
		if (Ke || t > 0) {
			e.width = e.width == null ? 1 : e.width, e.paths = e.paths || zo || Gr, e.fillTo = Z(e.fillTo || co), e.pxAlign = +X(e.pxAlign, h), e.pxRound = mo(e.pxAlign), e.stroke = Z(e.stroke || null), e.fill = Z(e.fill || null), e._stroke = e._fill = e._paths = e._focus = null;
			let t = qa(jr(1, e.width), 1), n = e.points = mi({}, {
				size: t,
				width: jr(1, t * .2),
				stroke: e.stroke,
				space: t * 2,
				paths: Bo,
				_stroke: null,
				_fill: null
			}, e.points);
			n.show = Z(n.show), n.filter = Z(n.filter), n.fill = Z(n.fill), n.stroke = Z(n.stroke), n.paths = Z(n.paths), n.pxAlign = e.pxAlign;
		}
		if (N) {
			let n = ge(e, t);
			le.splice(t, 0, n[0]), ue.splice(t, 0, n[1]), j.values.push(null);
		}
		if (se) {
			oe.splice(t, 0, null);
			let n = null;
			Ke ? t == 0 && (n = Xe(e, t)) : t > 0 && (n = Xe(e, t)), qe.splice(t, 0, n), Je.splice(t, 0, 0), Ye.splice(t, 0, 0);
		}
		Ei("addSeries", t);
	}
	function Qe(e, t) {
		t ??= v.length, e = i == 1 ? Uo(e, t, Na, Qa) : Uo(e, t, {}, Za), v.splice(t, 0, e), Ze(v[t], t);
	}
	r.addSeries = Qe;
	function $e(e) {
		if (v.splice(e, 1), N) {
			j.values.splice(e, 1), ue.splice(e, 1);
			let t = le.splice(e, 1)[0];
			ye(null, t.firstChild), t.remove();
		}
		se && (oe.splice(e, 1), qe.splice(e, 1)[0].remove(), Je.splice(e, 1), Ye.splice(e, 1)), Ei("delSeries", e);
	}
	r.delSeries = $e;
	let et = [
		!1,
		!1,
		!1,
		!1
	];
	function tt(e, t) {
		if (e._show = e.show, e.show) {
			let n = e.side % 2, i = b[e.scale];
			i ??= (e.scale = n ? v[1].scale : S, b[e.scale]);
			let a = i.time;
			e.size = Z(e.size), e.space = Z(e.space), e.rotate = Z(e.rotate), ai(e.incrs) && e.incrs.forEach((e) => {
				!$r.has(e) && $r.set(e, ei(e));
			}), e.incrs = Z(e.incrs || (i.distr == 2 ? zi : a ? _ == 1 ? Qi : ta : Bi)), e.splits = Z(e.splits || (a && i.distr == 1 ? re : i.distr == 3 ? Ia : i.distr == 4 ? La : Fa)), e.stroke = Z(e.stroke), e.grid.stroke = Z(e.grid.stroke), e.ticks.stroke = Z(e.ticks.stroke), e.border.stroke = Z(e.border.stroke);
			let o = e.values;
			e.values = ai(o) && !ai(o[0]) ? Z(o) : a ? ai(o) ? aa(te, ia(o, ne)) : ci(o) ? oa(te, o) : o || ie : o || Pa, e.filter = Z(e.filter || (i.distr >= 3 && i.log == 10 ? Ua : i.distr == 3 && i.log == 2 ? Wa : Wr)), e.font = Qo(e.font), e.labelFont = Qo(e.labelFont), e._size = e.size(r, null, t, 0), e._space = e._rotate = e._incrs = e._found = e._splits = e._values = null, e._size > 0 && (et[t] = !0, e._el = Yn(fn, f));
		}
	}
	function nt(e, t, n, r) {
		let [i, a, o, s] = n, c = t % 2, l = 0;
		return c == 0 && (s || a) && (l = t == 0 && !i || t == 2 && !o ? Or(Aa.size / 3) : 0), c == 1 && (i || o) && (l = t == 1 && !a || t == 3 && !s ? Or(Ka.size / 2) : 0), l;
	}
	let rt = r.padding = (e.padding || [
		nt,
		nt,
		nt,
		nt
	]).map((e) => Z(X(e, nt))), it = r._padding = rt.map((e, t) => e(r, t, et, 0)), at, H = null, ot = null, st = i == 1 ? v[0].idxs : null, ct = null, lt = !1;
	function ut(e, n) {
		if (t = e ?? [], r.data = r._data = t, i == 2) {
			at = 0;
			for (let e = 1; e < v.length; e++) at += t[e][0].length;
		} else {
			t.length == 0 && (r.data = r._data = t = [[]]), ct = t[0], at = ct.length;
			let e = t;
			if (O == 2) {
				e = t.slice();
				let n = e[0] = Array(at);
				for (let e = 0; e < at; e++) n[e] = e;
			}
			r._data = t = e;
		}
		if (zt(!0), Ei("setData"), O == 2 && (Ne = !0), n !== !1) {
			let e = D;
			e.auto(r, lt) ? dt() : er(S, e.min, e.max), Pe ||= M.left >= 0, Ie = !0, Wt();
		}
	}
	r.setData = ut;
	function dt() {
		lt = !0;
		let e, n;
		i == 1 && (at > 0 ? (H = st[0] = 0, ot = st[1] = at - 1, e = t[0][H], n = t[0][ot], O == 2 ? (e = H, n = ot) : e == n && (O == 3 ? [e, n] = pr(e, e, D.log, !1) : O == 4 ? [e, n] = mr(e, e, D.log, !1) : D.time ? n = e + Or(86400 / _) : [e, n] = yr(e, n, hr, !0))) : (H = st[0] = e = null, ot = st[1] = n = null)), er(S, e, n);
	}
	let ft, pt, mt, ht, gt, _t, vt, yt, U, bt;
	function xt(e, t, n, r, i, a) {
		e ??= jn, n ??= ri, r ??= "butt", i ??= jn, a ??= "round", e != ft && (d.strokeStyle = ft = e), i != pt && (d.fillStyle = pt = i), t != mt && (d.lineWidth = mt = t), a != gt && (d.lineJoin = gt = a), r != _t && (d.lineCap = _t = r), n != ht && d.setLineDash(ht = n);
	}
	function St(e, t, n, r) {
		t != pt && (d.fillStyle = pt = t), e != vt && (d.font = vt = e), n != yt && (d.textAlign = yt = n), r != U && (d.textBaseline = U = r);
	}
	function Ct(e, t, n, i, a = 0) {
		if (i.length > 0 && e.auto(r, lt) && (t == null || t.min == null)) {
			let t = X(H, 0), r = X(ot, i.length - 1), o = n.min == null ? fr(i, t, r, a, e.distr == 3) : [n.min, n.max];
			e.min = Ar(e.min, n.min = o[0]), e.max = jr(e.max, n.max = o[1]);
		}
	}
	let wt = {
		min: null,
		max: null
	};
	function Tt() {
		for (let e in b) {
			let t = b[e];
			A[e] == null && (t.min == null || A[S] != null && t.auto(r, lt)) && (A[e] = wt);
		}
		for (let e in b) {
			let t = b[e];
			A[e] == null && t.from != null && A[t.from] != null && (A[e] = wt);
		}
		A[S] != null && zt(!0);
		let e = {};
		for (let t in A) {
			let n = A[t];
			if (n != null) {
				let a = e[t] = pi(b[t], ui);
				if (n.min != null) mi(a, n);
				else if (t != S || i == 2) {
					if (at == 0 && a.from == null) {
						let e = a.range(r, null, null, t);
						a.min = e[0], a.max = e[1];
					} else a.min = Rr, a.max = -Infinity;
				}
			}
		}
		if (at > 0) {
			v.forEach((n, a) => {
				if (i == 1) {
					let i = n.scale, o = A[i];
					if (o == null) return;
					let s = e[i];
					if (a == 0) {
						let e = s.range(r, s.min, s.max, i);
						s.min = e[0], s.max = e[1], H = or(s.min, t[0]), ot = or(s.max, t[0]), ot - H > 1 && (t[0][H] < s.min && H++, t[0][ot] > s.max && ot--), n.min = ct[H], n.max = ct[ot];
					} else n.show && n.auto && Ct(s, o, n, t[a], n.sorted);
					n.idxs[0] = H, n.idxs[1] = ot;
				} else if (a > 0 && n.show && n.auto) {
					let [r, i] = n.facets, o = r.scale, s = i.scale, [c, l] = t[a], u = e[o], d = e[s];
					u != null && Ct(u, A[o], r, c, r.sorted), d != null && Ct(d, A[s], i, l, i.sorted), n.min = i.min, n.max = i.max;
				}
			});
			for (let t in e) {
				let n = e[t], i = A[t];
				if (n.from == null && (i == null || i.min == null)) {
					let e = n.range(r, n.min == Rr ? null : n.min, n.max == -Infinity ? null : n.max, t);
					n.min = e[0], n.max = e[1];
				}
			}
		}
		for (let t in e) {
			let n = e[t];
			if (n.from != null) {
				let i = e[n.from];
				if (i.min == null) n.min = n.max = null;
				else {
					let e = n.range(r, i.min, i.max, t);
					n.min = e[0], n.max = e[1];
				}
			}
		}
		let n = {}, a = !1;
		for (let t in e) {
			let r = e[t], i = b[t];
			if (i.min != r.min || i.max != r.max) {
				i.min = r.min, i.max = r.max;
				let e = i.distr;
				i._min = e == 3 ? Pr(i.min) : e == 4 ? Lr(i.min, i.asinh) : e == 100 ? i.fwd(i.min) : i.min, i._max = e == 3 ? Pr(i.max) : e == 4 ? Lr(i.max, i.asinh) : e == 100 ? i.fwd(i.max) : i.max, n[t] = a = !0;
			}
		}
		if (a) {
			v.forEach((e, t) => {
				i == 2 ? t > 0 && n.y && (e._paths = null) : n[e.scale] && (e._paths = null);
			});
			for (let e in n) Ne = !0, Ei("setScale", e);
			se && M.left >= 0 && (Pe = Ie = !0);
		}
		for (let e in A) A[e] = null;
	}
	function Et(e) {
		let t = Br(H - 1, 0, at - 1), n = Br(ot + 1, 0, at - 1);
		for (; e[t] == null && t > 0;) t--;
		for (; e[n] == null && n < at - 1;) n++;
		return [t, n];
	}
	function Dt() {
		if (at > 0) {
			let e = v.some((e) => e._focus) && bt != We.alpha;
			e && (d.globalAlpha = bt = We.alpha), v.forEach((e, n) => {
				if (n > 0 && e.show && (Ot(n, !1), Ot(n, !0), e._paths == null)) {
					let a = bt;
					bt != e.alpha && (d.globalAlpha = bt = e.alpha);
					let o = i == 2 ? [0, t[n][0].length - 1] : Et(t[n]);
					e._paths = e.paths(r, n, o[0], o[1]), bt != a && (d.globalAlpha = bt = a);
				}
			}), v.forEach((e, t) => {
				if (t > 0 && e.show) {
					let n = bt;
					bt != e.alpha && (d.globalAlpha = bt = e.alpha), e._paths != null && kt(t, !1);
					{
						let n = e._paths == null ? null : e._paths.gaps, i = e.points.show(r, t, H, ot, n), a = e.points.filter(r, t, i, n);
						(i || a) && (e.points._paths = e.points.paths(r, t, H, ot, a), kt(t, !0));
					}
					bt != n && (d.globalAlpha = bt = n), Ei("drawSeries", t);
				}
			}), e && (d.globalAlpha = bt = 1);
		}
	}
	function Ot(e, t) {
		let n = t ? v[e].points : v[e];
		n._stroke = n.stroke(r, e), n._fill = n.fill(r, e);
	}
	function kt(e, t) {
		let n = t ? v[e].points : v[e], { stroke: r, fill: i, clip: a, flags: o, _stroke: s = n._stroke, _fill: c = n._fill, _width: l = n.width } = n._paths;
		l = Q(l * q, 3);
		let u = null, f = l % 2 / 2;
		t && c == null && (c = l > 0 ? "#fff" : s);
		let p = n.pxAlign == 1 && f > 0;
		if (p && d.translate(f, f), !t) {
			let e = De - l / 2, t = Oe - l / 2, n = ke + l, r = Ae + l;
			u = new Path2D(), u.rect(e, t, n, r);
		}
		t ? jt(s, l, n.dash, n.cap, c, r, i, o, a) : At(e, s, l, n.dash, n.cap, c, r, i, o, u, a), p && d.translate(-f, -f);
	}
	function At(e, n, i, a, o, s, c, l, u, d, f) {
		let p = !1;
		u != 0 && x.forEach((m, h) => {
			if (m.series[0] == e) {
				let e = v[m.series[1]], g = t[m.series[1]], _ = (e._paths || ni).band;
				ai(_) && (_ = m.dir == 1 ? _[0] : _[1]);
				let y, b = null;
				e.show && _ && br(g, H, ot) ? (b = m.fill(r, h) || s, y = e._paths.clip) : _ = null, jt(n, i, a, o, b, c, l, u, d, f, y, _), p = !0;
			}
		}), p || jt(n, i, a, o, s, c, l, u, d, f);
	}
	function jt(e, t, n, r, i, a, o, s, c, l, u, f) {
		xt(e, t, n, r, i), (c || l || f) && (d.save(), c && d.clip(c), l && d.clip(l)), f ? (s & 3) == 3 ? (d.clip(f), u && d.clip(u), Nt(i, o), Mt(e, a, t)) : s & ao ? (Nt(i, o), d.clip(f), Mt(e, a, t)) : s & io && (d.save(), d.clip(f), u && d.clip(u), Nt(i, o), d.restore(), Mt(e, a, t)) : (Nt(i, o), Mt(e, a, t)), (c || l || f) && d.restore();
	}
	function Mt(e, t, n) {
		n > 0 && (t instanceof Map ? t.forEach((e, t) => {
			d.strokeStyle = ft = t, d.stroke(e);
		}) : t != null && e && d.stroke(t));
	}
	function Nt(e, t) {
		t instanceof Map ? t.forEach((e, t) => {
			d.fillStyle = pt = t, d.fill(e);
		}) : t != null && e && d.fill(t);
	}
	function Pt(e, t, n, i) {
		let a = y[e], o;
		if (i <= 0) o = [0, 0];
		else {
			let s = a._space = a.space(r, e, t, n, i);
			o = Zo(t, n, a._incrs = a.incrs(r, e, t, n, i, s), i, s);
		}
		return a._found = o;
	}
	function Ft(e, t, n, r, i, a, o, s, c, l) {
		let u = o % 2 / 2;
		h == 1 && d.translate(u, u), xt(s, o, c, l, s), d.beginPath();
		let f, p, m, g, _ = i + (r == 0 || r == 3 ? -a : a);
		n == 0 ? (p = i, g = _) : (f = i, m = _);
		for (let r = 0; r < e.length; r++) t[r] != null && (n == 0 ? f = m = e[r] : p = g = e[r], d.moveTo(f, p), d.lineTo(m, g));
		d.stroke(), h == 1 && d.translate(-u, -u);
	}
	function It(e) {
		let t = !0;
		return y.forEach((n, i) => {
			if (!n.show) return;
			let a = b[n.scale];
			if (a.min == null) {
				n._show && (t = !1, n._show = !1, zt(!1));
				return;
			}
			n._show || (t = !1, n._show = !0, zt(!1));
			let o = n.side, s = o % 2, { min: c, max: l } = a, [u, d] = Pt(i, c, l, s == 0 ? z : B);
			if (d == 0) return;
			let f = a.distr == 2, p = n._splits = n.splits(r, i, c, l, u, d, f), m = a.distr == 2 ? p.map((e) => ct[e]) : p, h = a.distr == 2 ? ct[p[1]] - ct[p[0]] : u, g = n._values = n.values(r, n.filter(r, m, i, d, h), i, d, h);
			n._rotate = o == 2 ? n.rotate(r, g, i, d) : 0;
			let _ = n._size;
			n._size = kr(n.size(r, g, i, e)), _ != null && n._size != _ && (t = !1);
		}), t;
	}
	function Lt(e) {
		let t = !0;
		return rt.forEach((n, i) => {
			let a = n(r, i, et, e);
			a != it[i] && (t = !1), it[i] = a;
		}), t;
	}
	function Rt() {
		for (let e = 0; e < y.length; e++) {
			let t = y[e];
			if (!t.show || !t._show) continue;
			let n = t.side, i = n % 2, a, o, c = t.stroke(r, e), l = n == 0 || n == 3 ? -1 : 1, [u, f] = t._found;
			if (t.label != null) {
				let s = t.labelGap * l, p = Or((t._lpos + s) * q);
				St(t.labelFont[0], c, "center", n == 2 ? Dn : On), d.save(), i == 1 ? (a = o = 0, d.translate(p, Or(Oe + Ae / 2)), d.rotate((n == 3 ? -Tr : Tr) / 2)) : (a = Or(De + ke / 2), o = p);
				let m = Vr(t.label) ? t.label(r, e, u, f) : t.label;
				d.fillText(m, a, o), d.restore();
			}
			if (f == 0) continue;
			let p = b[t.scale], m = i == 0 ? ke : Ae, h = i == 0 ? De : Oe, _ = t._splits, v = p.distr == 2 ? _.map((e) => ct[e]) : _, x = p.distr == 2 ? ct[_[1]] - ct[_[0]] : u, S = t.ticks, C = t.border, w = S.show ? S.size : 0, T = Or(w * q), E = Or((t.alignTo == 2 ? t._size - w - t.gap : t.gap) * q), D = t._rotate * -Tr / 180, O = g(t._pos * q), k = O + (T + E) * l;
			o = i == 0 ? k : 0, a = i == 1 ? k : 0;
			let ee = t.font[0];
			St(ee, c, t.align == 1 ? kn : t.align == 2 ? An : D > 0 ? kn : D < 0 ? An : i == 0 ? "center" : n == 3 ? An : kn, D || i == 1 ? "middle" : n == 2 ? Dn : On);
			let A = t.font[1] * t.lineGap, te = _.map((e) => g(s(e, p, m, h))), ne = t._values;
			for (let e = 0; e < ne.length; e++) {
				let t = ne[e];
				if (t != null) {
					i == 0 ? a = te[e] : o = te[e], t = "" + t;
					let n = t.indexOf("\n") == -1 ? [t] : t.split(/\n/gm);
					for (let e = 0; e < n.length; e++) {
						let t = n[e];
						D ? (d.save(), d.translate(a, o + e * A), d.rotate(D), d.fillText(t, 0, 0), d.restore()) : d.fillText(t, a, o + e * A);
					}
				}
			}
			S.show && Ft(te, S.filter(r, v, e, f, x), i, n, O, T, Q(S.width * q, 3), S.stroke(r, e), S.dash, S.cap);
			let re = t.grid;
			re.show && Ft(te, re.filter(r, v, e, f, x), i, i == 0 ? 2 : 1, i == 0 ? Oe : De, i == 0 ? Ae : ke, Q(re.width * q, 3), re.stroke(r, e), re.dash, re.cap), C.show && Ft([O], [1], +(i == 0), i == 0 ? 1 : 2, i == 1 ? Oe : De, i == 1 ? Ae : ke, Q(C.width * q, 3), C.stroke(r, e), C.dash, C.cap);
		}
		Ei("drawAxes");
	}
	function zt(e) {
		v.forEach((t, n) => {
			n > 0 && (t._paths = null, e && (i == 1 ? (t.min = null, t.max = null) : t.facets.forEach((e) => {
				e.min = null, e.max = null;
			})));
		});
	}
	let Bt = !1, Vt = !1, Ht = [];
	function Ut() {
		Vt = !1;
		for (let e = 0; e < Ht.length; e++) Ei(...Ht[e]);
		Ht.length = 0;
	}
	function Wt() {
		Bt ||= (bi(Kt), !0);
	}
	function Gt(e, t = !1) {
		Bt = !0, Vt = t, e(r), Kt(), t && Ht.length > 0 && queueMicrotask(Ut);
	}
	r.batch = Gt;
	function Kt() {
		if (je &&= (Tt(), !1), Ne &&= (ze(), !1), Me) {
			if (Y(p, kn, xe), Y(p, Dn, Se), Y(p, Tn, z), Y(p, En, B), Y(m, kn, xe), Y(m, Dn, Se), Y(m, Tn, z), Y(m, En, B), Y(f, Tn, be), Y(f, En, R), u.width = Or(be * q), u.height = Or(R * q), y.forEach(({ _el: e, _show: t, _size: n, _pos: r, side: i }) => {
				if (e != null) {
					if (t) {
						let t = i === 3 || i === 0 ? n : 0, a = i % 2 == 1;
						Y(e, a ? "left" : "top", r - t), Y(e, a ? "width" : "height", n), Y(e, a ? "top" : "left", a ? Se : xe), Y(e, a ? "height" : "width", a ? B : z), qn(e, pn);
					} else Kn(e, pn);
				}
			}), ft = pt = mt = gt = _t = vt = yt = U = ht = null, bt = 1, Zr(!0), xe != Ce || Se != we || z != Te || B != Ee) {
				zt(!1);
				let e = z / Te, t = B / Ee;
				if (se && !Pe && M.left >= 0) {
					M.left *= e, M.top *= t, Xt && Zn(Xt, Or(M.left), 0, z, B), Zt && Zn(Zt, 0, Or(M.top), z, B);
					for (let n = 0; n < qe.length; n++) {
						let r = qe[n];
						r != null && (Je[n] *= e, Ye[n] *= t, Zn(r, kr(Je[n]), kr(Ye[n]), z, B));
					}
				}
				if (J.show && !Fe && J.left >= 0 && J.width > 0) {
					J.left *= e, J.width *= e, J.top *= t, J.height *= t;
					for (let e in oi) Y(Gn, e, J[e]);
				}
				Ce = xe, we = Se, Te = z, Ee = B;
			}
			Ei("setSize"), Me = !1;
		}
		be > 0 && R > 0 && (d.clearRect(0, 0, u.width, u.height), Ei("drawClear"), w.forEach((e) => e()), Ei("draw")), J.show && Fe && (Xn(J), Fe = !1), se && Pe && (Jr(null, !0, !1), Pe = !1), j.show && j.live && Ie && (Hr(), Ie = !1), c || (c = !0, r.status = 1, Ei("ready")), lt = !1, Bt = !1;
	}
	r.redraw = (e, t) => {
		Ne = t || !1, e === !1 ? Wt() : er(S, D.min, D.max);
	};
	function qt(e, n) {
		let i = b[e];
		if (i.from == null) {
			if (at == 0) {
				let t = i.range(r, n.min, n.max, e);
				n.min = t[0], n.max = t[1];
			}
			if (n.min > n.max) {
				let e = n.min;
				n.min = n.max, n.max = e;
			}
			if (at > 1 && n.min != null && n.max != null && n.max - n.min < 1e-16) return;
			e == S && i.distr == 2 && at > 0 && (n.min = or(n.min, t[0]), n.max = or(n.max, t[0]), n.min == n.max && n.max++), A[e] = n, je = !0, Wt();
		}
	}
	r.setScale = qt;
	let Jt, Yt, Xt, Zt, Qt, $t, en, tn, nn, rn, W, G, Rn = !1, zn = M.drag, K = zn.x, Wn = zn.y;
	se && (M.x && (Jt = Yn(hn, m)), M.y && (Yt = Yn(gn, m)), D.ori == 0 ? (Xt = Jt, Zt = Yt) : (Xt = Yt, Zt = Jt), W = M.left, G = M.top);
	let J = r.select = mi({
		show: !0,
		over: !0,
		left: 0,
		width: 0,
		top: 0,
		height: 0
	}, e.select), Gn = J.show ? Yn(mn, J.over ? m : p) : null;
	function Xn(e, t) {
		if (J.show) {
			for (let t in e) J[t] = e[t], t in oi && Y(Gn, t, e[t]);
			t !== !1 && Ei("setSelect");
		}
	}
	r.setSelect = Xn;
	function Qn(e) {
		if (v[e].show) N && qn(le[e], pn);
		else if (N && Kn(le[e], pn), se) {
			let t = Ke ? qe[0] : qe[e];
			t != null && Zn(t, -10, -10, z, B);
		}
	}
	function er(e, t, n) {
		qt(e, {
			min: t,
			max: n
		});
	}
	function nr(e, t, n, a) {
		t.focus != null && xr(e), t.show != null && v.forEach((n, r) => {
			r > 0 && (e == r || e == null) && (n.show = t.show, Qn(r), i == 2 ? (er(n.facets[0].scale, null, null), er(n.facets[1].scale, null, null)) : er(n.scale, null, null), Wt());
		}), n !== !1 && Ei("setSeries", e, t), a && ji("setSeries", r, e, t);
	}
	r.setSeries = nr;
	function rr(e, t) {
		mi(x[e], t);
	}
	function sr(e, t) {
		e.fill = Z(e.fill || null), e.dir = X(e.dir, -1), t ??= x.length, x.splice(t, 0, e);
	}
	function cr(e) {
		e == null ? x.length = 0 : x.splice(e, 1);
	}
	r.addBand = sr, r.setBand = rr, r.delBand = cr;
	function lr(e, t) {
		v[e].alpha = t, se && qe[e] != null && (qe[e].style.opacity = t), N && le[e] && (le[e].style.opacity = t);
	}
	let ur, dr, _r, vr = { focus: !0 };
	function xr(e) {
		if (e != _r) {
			let t = e == null, n = We.alpha != 1;
			v.forEach((r, a) => {
				if (i == 1 || a > 0) {
					let i = t || a == 0 || a == e;
					r._focus = t ? null : i, n && lr(a, i ? 1 : We.alpha);
				}
			}), _r = e, n && Wt();
		}
	}
	N && Ge && ve(In, F, (e) => {
		M._lock || (He(e), _r != null && nr(null, vr, !0, Oi.setSeries));
	});
	function Sr(e, t, n) {
		let r = b[t];
		n && (e = e / q - (r.ori == 1 ? Se : xe));
		let i = z;
		r.ori == 1 && (i = B, e = i - e), r.dir == -1 && (e = i - e);
		let a = r._min, o = r._max, s = e / i, c = a + (o - a) * s, l = r.distr;
		return l == 3 ? Mr(10, c) : l == 4 ? Ir(c, r.asinh) : l == 100 ? r.bwd(c) : c;
	}
	function Cr(e, n) {
		return or(Sr(e, S, n), t[0], H, ot);
	}
	r.valToIdx = (e) => or(e, t[0]), r.posToIdx = Cr, r.posToVal = Sr, r.valToPos = (e, t, n) => b[t].ori == 0 ? a(e, b[t], n ? ke : z, n ? De : 0) : o(e, b[t], n ? Ae : B, n ? Oe : 0), r.setCursor = (e, t, n) => {
		W = e.left, G = e.top, Jr(null, t, n);
	};
	function wr(e, t) {
		Y(Gn, kn, J.left = e), Y(Gn, Tn, J.width = t);
	}
	function Dr(e, t) {
		Y(Gn, Dn, J.top = e), Y(Gn, En, J.height = t);
	}
	let Nr = D.ori == 0 ? wr : Dr, Fr = D.ori == 1 ? wr : Dr;
	function zr() {
		if (N && j.live) for (let e = +(i == 2); e < v.length; e++) {
			if (e == 0 && de) continue;
			let t = j.values[e], n = 0;
			for (let r in t) ue[e][n++].firstChild.nodeValue = t[r];
		}
	}
	function Hr(e, t) {
		if (e != null && (e.idxs ? e.idxs.forEach((e, t) => {
			oe[t] = e;
		}) : si(e.idx) || oe.fill(e.idx), j.idx = oe[0]), N && j.live) {
			for (let e = 0; e < v.length; e++) (e > 0 || i == 1 && !de) && Ur(e, oe[e]);
			zr();
		}
		Ie = !1, t !== !1 && Ei("setLegend");
	}
	r.setLegend = Hr;
	function Ur(e, n) {
		let i = v[e], a = e == 0 && O == 2 ? ct : t[e], o;
		de ? o = i.values(r, e, n) ?? fe : (o = i.value(r, n == null ? null : a[n], e, n), o = o == null ? fe : { _: o }), j.values[e] = o;
	}
	function Jr(e, n, a) {
		nn = W, rn = G, [W, G] = M.move(r, W, G), M.left = W, M.top = G, se && (Xt && Zn(Xt, Or(W), 0, z, B), Zt && Zn(Zt, 0, Or(G), z, B));
		let o, s = H > ot;
		ur = Rr, dr = null;
		let c = D.ori == 0 ? z : B, l = D.ori == 1 ? z : B;
		if (W < 0 || at == 0 || s) {
			o = M.idx = null;
			for (let e = 0; e < v.length; e++) {
				let t = qe[e];
				t != null && Zn(t, -10, -10, z, B);
			}
			Ge && nr(null, vr, !0, e == null && Oi.setSeries), j.live && (oe.fill(o), Ie = !0);
		} else {
			let e, n, a;
			i == 1 && (e = D.ori == 0 ? W : G, n = Sr(e, S), o = M.idx = or(n, t[0], H, ot), a = k(t[0][o], D, c, 0));
			let s = -10, u = -10, d = 0, f = 0, p = !0, m = "", h = "";
			for (let e = +(i == 2); e < v.length; e++) {
				let g = v[e], _ = oe[e], y = _ == null ? null : i == 1 ? t[e][_] : t[e][1][_], x = M.dataIdx(r, e, o, n), S = x == null ? null : i == 1 ? t[e][x] : t[e][1][x];
				if (Ie = Ie || S != y || x != _, oe[e] = x, e > 0 && g.show) {
					let n = x == null ? -10 : x == o ? a : k(i == 1 ? t[0][x] : t[e][0][x], D, c, 0), _ = S == null ? -10 : ee(S, i == 1 ? b[g.scale] : b[g.facets[1].scale], l, 0);
					if (Ge && S != null) {
						let t = D.ori == 1 ? W : G, n = Er(We.dist(r, e, x, _, t));
						if (n < ur) {
							let r = We.bias;
							if (r != 0) {
								let i = Sr(t, g.scale), a = S >= 0 ? 1 : -1, o = i >= 0 ? 1 : -1;
								o == a && (o == 1 ? r == 1 ? S >= i : S <= i : r == 1 ? S <= i : S >= i) && (ur = n, dr = e);
							} else ur = n, dr = e;
						}
					}
					if (Ie || Ke) {
						let t, i;
						D.ori == 0 ? (t = n, i = _) : (t = _, i = n);
						let a, o, c, l, g, v, y = !0, b = Ue.bbox;
						if (b != null) {
							y = !1;
							let t = b(r, e);
							c = t.left, l = t.top, a = t.width, o = t.height;
						} else c = t, l = i, a = o = Ue.size(r, e);
						if (v = Ue.fill(r, e), g = Ue.stroke(r, e), Ke) e == dr && ur <= We.prox && (s = c, u = l, d = a, f = o, p = y, m = v, h = g);
						else {
							let t = qe[e];
							t != null && (Je[e] = c, Ye[e] = l, tr(t, a, o, y), $n(t, v, g), Zn(t, kr(c), kr(l), z, B));
						}
					}
				}
			}
			if (Ke) {
				let e = We.prox;
				if (Ie || (_r == null ? ur <= e : ur > e || dr != _r)) {
					let e = qe[0];
					e != null && (Je[0] = s, Ye[0] = u, tr(e, d, f, p), $n(e, m, h), Zn(e, kr(s), kr(u), z, B));
				}
			}
		}
		if (J.show && Rn) {
			if (e != null) {
				let [t, n] = Oi.scales, [r, i] = Oi.match, [a, o] = e.cursor.sync.scales, s = e.cursor.drag;
				if (K = s._x, Wn = s._y, K || Wn) {
					let { left: s, top: u, width: d, height: f } = e.select, p = e.scales[a].ori, m = e.posToVal, h, g, _, v, y, x = t != null && r(t, a), S = n != null && i(n, o);
					x && K ? (p == 0 ? (h = s, g = d) : (h = u, g = f), _ = b[t], v = k(m(h, a), _, c, 0), y = k(m(h + g, a), _, c, 0), Nr(Ar(v, y), Er(y - v))) : Nr(0, c), S && Wn ? (p == 1 ? (h = s, g = d) : (h = u, g = f), _ = b[n], v = ee(m(h, o), _, l, 0), y = ee(m(h + g, o), _, l, 0), Fr(Ar(v, y), Er(y - v))) : Fr(0, l);
				} else di();
			} else {
				let e = Er(nn - Qt), t = Er(rn - $t);
				if (D.ori == 1) {
					let n = e;
					e = t, t = n;
				}
				K = zn.x && e >= zn.dist, Wn = zn.y && t >= zn.dist;
				let n = zn.uni;
				n == null ? zn.x && zn.y && (K || Wn) && (K = Wn = !0) : K && Wn && (K = e >= n, Wn = t >= n, !K && !Wn && (t > e ? Wn = !0 : K = !0));
				let r, i;
				K && (D.ori == 0 ? (r = en, i = W) : (r = tn, i = G), Nr(Ar(r, i), Er(i - r)), Wn || Fr(0, l)), Wn && (D.ori == 1 ? (r = en, i = W) : (r = tn, i = G), Fr(Ar(r, i), Er(i - r)), K || Nr(0, c)), !K && !Wn && (Nr(0, 0), Fr(0, 0));
			}
		}
		if (zn._x = K, zn._y = Wn, e == null) {
			if (a) {
				if (ki != null) {
					let [e, t] = Oi.scales;
					Oi.values[0] = e == null ? null : Sr(D.ori == 0 ? W : G, e), Oi.values[1] = t == null ? null : Sr(D.ori == 1 ? W : G, t);
				}
				ji(Mn, r, W, G, z, B, o);
			}
			if (Ge) {
				let e = a && Oi.setSeries, t = We.prox;
				_r == null ? ur <= t && nr(dr, vr, !0, e) : ur > t ? nr(null, vr, !0, e) : dr != _r && nr(dr, vr, !0, e);
			}
		}
		Ie && (j.idx = o, Hr()), n !== !1 && Ei("setCursor");
	}
	let Yr = null;
	Object.defineProperty(r, "rect", { get() {
		return Yr ?? Zr(!1), Yr;
	} });
	function Zr(e = !1) {
		e ? Yr = null : (Yr = m.getBoundingClientRect(), Ei("syncRect", Yr));
	}
	function Qr(e, t, n, r, i, a, o) {
		M._lock || Rn && e != null && e.movementX == 0 && e.movementY == 0 || (ti(e, t, n, r, i, a, o, !1, e != null), e == null ? Jr(t, !0, !1) : Jr(null, !0, !0));
	}
	function ti(e, t, n, i, a, o, c, l, u) {
		if (Yr ?? Zr(!1), He(e), e != null) n = e.clientX - Yr.left, i = e.clientY - Yr.top;
		else {
			if (n < 0 || i < 0) {
				W = -10, G = -10;
				return;
			}
			let [e, r] = Oi.scales, c = t.cursor.sync, [l, u] = c.values, [d, f] = c.scales, [p, m] = Oi.match, h = t.axes[0].side % 2 == 1, g = D.ori == 0 ? z : B, _ = D.ori == 1 ? z : B, v = h ? o : a, y = h ? a : o, x = h ? i : n, S = h ? n : i;
			if (n = d == null ? x / v * g : p(e, d) ? s(l, b[e], g, 0) : -10, i = f == null ? S / y * _ : m(r, f) ? s(u, b[r], _, 0) : -10, D.ori == 1) {
				let e = n;
				n = i, i = e;
			}
		}
		u && (t == null || t.cursor.event.type == Mn) && ((n <= 1 || n >= z - 1) && (n = Xr(n, z)), (i <= 1 || i >= B - 1) && (i = Xr(i, B))), l ? (Qt = n, $t = i, [en, tn] = M.move(r, n, i)) : (W = n, G = i);
	}
	let oi = {
		width: 0,
		height: 0,
		left: 0,
		top: 0
	};
	function di() {
		Xn(oi, !1);
	}
	let fi, hi, gi, _i;
	function vi(e, t, n, i, a, o, s) {
		Rn = !0, K = Wn = zn._x = zn._y = !1, ti(e, t, n, i, a, o, s, !0, !1), e != null && (ve(Pn, Hn, yi, !1), ji(Nn, r, en, tn, z, B, null));
		let { left: c, top: l, width: u, height: d } = J;
		fi = c, hi = l, gi = u, _i = d;
	}
	function yi(e, t, n, i, a, o, s) {
		Rn = zn._x = zn._y = !1, ti(e, t, n, i, a, o, s, !1, !0);
		let { left: c, top: l, width: u, height: d } = J, f = u > 0 || d > 0, p = fi != c || hi != l || gi != u || _i != d;
		if (f && p && Xn(J), zn.setScale && f && p) {
			let e = c, t = u, n = l, r = d;
			if (D.ori == 1 && (e = l, t = d, n = c, r = u), K && er(S, Sr(e, S), Sr(e + t, S)), Wn) for (let e in b) {
				let t = b[e];
				e != S && t.from == null && t.min != Rr && er(e, Sr(n + r, e), Sr(n, e));
			}
			di();
		} else M.lock && (M._lock = !M._lock, Jr(t, !0, e != null));
		e != null && (ye(Pn, Hn), ji(Pn, r, W, G, z, B, null));
	}
	function xi(e, t, n, r, i, a, o) {
		if (M._lock) return;
		He(e);
		let s = Rn;
		if (Rn) {
			let e = !0, t = !0, n, r;
			D.ori == 0 ? (n = K, r = Wn) : (n = Wn, r = K), n && r && (e = W <= 10 || W >= z - 10, t = G <= 10 || G >= B - 10), n && e && (W = W < en ? 0 : z), r && t && (G = G < tn ? 0 : B), Jr(null, !0, !0), Rn = !1;
		}
		W = -10, G = -10, oe.fill(null), Jr(null, !0, !0), s && (Rn = s);
	}
	function Si(e, t, n, i, a, o, s) {
		M._lock || (He(e), dt(), di(), e != null && ji(Ln, r, W, G, z, B, null));
	}
	function Ci() {
		y.forEach($o), Le(r.width, r.height, !0);
	}
	ir(Bn, Un, Ci);
	let wi = {};
	wi.mousedown = vi, wi.mousemove = Qr, wi.mouseup = yi, wi.dblclick = Si, wi.setSeries = (e, t, n, i) => {
		let a = Oi.match[2];
		n = a(r, t, n), n != -1 && nr(n, i, !0, !1);
	}, se && (ve(Nn, m, vi), ve(Mn, m, Qr), ve(Fn, m, (e) => {
		He(e), Zr(!1);
	}), ve(In, m, xi), ve(Ln, m, Si), Lo.add(r), r.syncRect = Zr);
	let Ti = r.hooks = e.hooks || {};
	function Ei(e, t, n) {
		Vt ? Ht.push([
			e,
			t,
			n
		]) : e in Ti && Ti[e].forEach((e) => {
			e.call(null, r, t, n);
		});
	}
	(e.plugins || []).forEach((e) => {
		for (let t in e.hooks) Ti[t] = (Ti[t] || []).concat(e.hooks[t]);
	});
	let Di = (e, t, n) => n, Oi = mi({
		key: null,
		setSeries: !1,
		filters: {
			pub: Kr,
			sub: Kr
		},
		scales: [S, v[1] ? v[1].scale : null],
		match: [
			qr,
			qr,
			Di
		],
		values: [null, null]
	}, M.sync);
	Oi.match.length == 2 && Oi.match.push(Di), M.sync = Oi;
	let ki = Oi.key, Ai = ro(ki);
	function ji(e, t, n, r, i, a, o) {
		Oi.filters.pub(e, t, n, r, i, a, o) && Ai.pub(e, t, n, r, i, a, o);
	}
	Ai.sub(r);
	function Ni(e, t, n, r, i, a, o) {
		Oi.filters.sub(e, t, n, r, i, a, o) && wi[e](null, t, n, r, i, a, o);
	}
	r.pub = Ni;
	function Pi() {
		Ai.unsub(r), Lo.delete(r), _e.clear(), ar(Bn, Un, Ci), l.remove(), F?.remove(), Ei("destroy");
	}
	r.destroy = Pi;
	function Fi() {
		Ei("init", e, t), ut(t || e.data, !1), A[S] ? qt(S, A[S]) : dt(), Fe = J.show && (J.width > 0 || J.height > 0), Pe = Ie = !0, Le(e.width, e.height);
	}
	return v.forEach(Ze), y.forEach(tt), n ? n instanceof HTMLElement ? (n.appendChild(l), Fi()) : n(r, Fi) : Fi(), r;
}
es.assign = mi, es.fmtNum = Cr, es.rangeNum = yr, es.rangeLog = pr, es.rangeAsinh = mr, es.orient = oo, es.pxRatio = q, es.join = yi, es.fmtDate = Mi, es.tzDate = Pi, es.sync = ro;
{
	es.addGap = fo, es.clipGaps = uo;
	let e = es.paths = { points: Eo };
	e.linear = Ao, e.stepped = jo, e.bars = No, e.spline = Fo;
}
// src/colours.ts
var ts = [
	"#0072b2",
	"#d55e00",
	"#009e73",
	"#a05195",
	"#b58900",
	"#2f8fc4",
	"#555555"
], ns = [
	"#56b4e9",
	"#ff9f59",
	"#35c99a",
	"#dd9ac4",
	"#f0e442",
	"#8fd0ff",
	"#c0c0c0"
], rs = [
	[],
	[8, 4],
	[2, 3],
	[
		10,
		3,
		2,
		3
	],
	[4, 4],
	[14, 5],
	[1, 4]
], is = window.matchMedia("(prefers-color-scheme: dark)"), as = Xe(is.matches);
is.addEventListener("change", (e) => {
	as.value = e.matches;
});
function os(e) {
	return (as.value ? ns : ts)[e % ts.length];
}
function ss(e) {
	return rs[e % rs.length];
}
function cs() {
	return as.value ? "#c9d1d9" : "#3b434b";
}
function ls() {
	return as.value ? "#2b323a" : "#e3e7eb";
}
// src/chart.tsx
var us = [
	1,
	2,
	5,
	10,
	15,
	30,
	60,
	120,
	300,
	600,
	900,
	1800,
	3600,
	7200,
	14400,
	43200,
	86400
], ds = es.sync("time");
function fs(e) {
	let t = De(null), n = De(null), r = mt(!1), i = Math.max(0, ...e.lines.map((e) => e.values.length)), a = `chart-${e.title.replaceAll(/\W+/g, "-").toLowerCase()}`, o = as.value, s = De(e);
	s.current = e;
	let c = e.lines.map((e) => e.label).join("\n");
	Ee(() => {
		let r = t.current;
		if (!r || i === 0) return;
		let a = {
			stroke: cs,
			grid: {
				stroke: ls(),
				width: 1
			},
			ticks: {
				stroke: ls(),
				width: 1
			},
			font: "11px system-ui, sans-serif"
		}, o = new es({
			width: r.clientWidth || 600,
			height: 170,
			padding: [
				10,
				12,
				0,
				0
			],
			cursor: {
				sync: { key: ds.key },
				drag: {
					x: !0,
					y: !1,
					setScale: !1
				},
				points: { size: 6 }
			},
			legend: { live: !0 },
			scales: {
				x: {
					time: !1,
					range: (e, t, n) => St.value ?? [t, Math.max(n, t + s.current.step)]
				},
				y: { range: (e, t, n) => [0, Math.max(.001, Math.max(n ?? 0, s.current.mark?.value ?? 0) * 1.08)] }
			},
			axes: [{
				...a,
				values: (e, t) => t.map(de),
				size: 30,
				incrs: us
			}, {
				...a,
				values: (e, t) => t.map(ce),
				size: 52
			}],
			series: [{
				label: "time",
				value: (e, t) => t === null ? "–" : de(t)
			}, ...e.lines.map((e, t) => {
				let n = os(e.colour ?? t);
				return {
					label: e.label,
					stroke: n,
					width: e.bars ? 0 : 1.75,
					dash: ss(e.colour ?? t),
					spanGaps: !0,
					fill: e.bars ? n : void 0,
					paths: e.bars ? es.paths.bars({
						size: [.9, 40],
						align: 1
					}) : void 0,
					points: { show: !1 },
					value: (e, t) => t == null ? "–" : ce(t)
				};
			})],
			hooks: {
				setSelect: [(e) => {
					e.select.width < 3 || (St.value = [e.posToVal(e.select.left, "x"), e.posToVal(e.select.left + e.select.width, "x")], e.setSelect({
						left: 0,
						width: 0,
						top: 0,
						height: 0
					}, !1));
				}],
				draw: [(e) => {
					let t = s.current.mark;
					if (!t || t.value <= 0) return;
					let n = e.valToPos(t.value, "y", !0), { left: r, width: i } = e.bbox, a = e.ctx;
					a.save(), a.strokeStyle = a.fillStyle = cs(), a.lineWidth = devicePixelRatio, a.setLineDash([5 * devicePixelRatio, 4 * devicePixelRatio]), a.beginPath(), a.moveTo(r, n), a.lineTo(r + i, n), a.stroke(), a.font = `${11 * devicePixelRatio}px system-ui, sans-serif`, a.textAlign = "right", a.textBaseline = "top", a.fillText(t.label, r + i - 4, n + 3), a.restore();
				}]
			}
		}, ps(s.current), r);
		n.current = o, o.over.addEventListener("click", () => {
			o.cursor.idx !== null && o.cursor.idx !== void 0 && s.current.onPick?.(o.cursor.idx * s.current.step);
		}), o.over.addEventListener("dblclick", () => {
			St.value = null;
		});
		let c = new ResizeObserver(() => {
			r.clientWidth > 0 && o.setSize({
				width: r.clientWidth,
				height: 170
			});
		});
		return c.observe(r), () => {
			c.disconnect(), o.destroy();
		};
	}, [
		i === 0,
		o,
		c
	]), Ee(() => {
		n.current?.setData(ps(e));
	}, [e.lines.at(-1)?.values]);
	let l = St.value;
	return Ee(() => {
		n.current?.setScale("x", {
			min: l?.[0] ?? 0,
			max: l?.[1] ?? i * e.step
		});
	}, [l]), /* @__PURE__ */ U("section", {
		class: "chart",
		"aria-labelledby": a,
		children: [
			/* @__PURE__ */ U("header", { children: [/* @__PURE__ */ U("h3", {
				id: a,
				children: [
					e.title,
					" ",
					/* @__PURE__ */ U("span", {
						class: "unit",
						children: e.unit
					})
				]
			}), /* @__PURE__ */ U("button", {
				type: "button",
				class: "quiet",
				"aria-pressed": r.value,
				onClick: () => {
					r.value = !r.value;
				},
				children: r.value ? "Chart" : "Table"
			})] }),
			/* @__PURE__ */ U("div", {
				ref: t,
				role: "img",
				"aria-label": ms(e),
				hidden: r.value
			}),
			r.value && /* @__PURE__ */ U(hs, {
				...e,
				points: i
			})
		]
	});
}
function ps({ lines: e, step: t }) {
	let n = Math.max(0, ...e.map((e) => e.values.length));
	return [Array.from({ length: n }, (e, n) => n * t), ...e.map((e) => e.values)];
}
function ms({ title: e, unit: t, lines: n }) {
	return `${e}, ${t}: ${n.map((e) => `${e.label} at most ${ce(Math.max(0, ...e.values.map((e) => e ?? 0)))}`).join(", ")}. The button Table shows the numbers.`;
}
function hs({ lines: e, step: t, points: n, title: r }) {
	let [i, a] = St.value ?? [0, n * t], o = Math.max(0, Math.floor(i / t)), s = Math.min(n, Math.ceil(a / t)), c = Math.max(1, Math.ceil((s - o) / 120)), l = [];
	for (let e = o; e < s; e += c) l.push(e);
	return /* @__PURE__ */ U("div", {
		class: "scroll",
		tabIndex: 0,
		role: "region",
		"aria-label": `${r} as a table`,
		children: /* @__PURE__ */ U("table", { children: [/* @__PURE__ */ U("thead", { children: /* @__PURE__ */ U("tr", { children: [/* @__PURE__ */ U("th", {
			scope: "col",
			children: "time"
		}), e.map((e) => /* @__PURE__ */ U("th", {
			scope: "col",
			children: e.label
		}, e.label))] }) }), /* @__PURE__ */ U("tbody", { children: l.map((n) => /* @__PURE__ */ U("tr", { children: [/* @__PURE__ */ U("th", {
			scope: "row",
			children: de(n * t)
		}), e.map((e) => /* @__PURE__ */ U("td", { children: e.values[n] === null || e.values[n] === void 0 ? "–" : ce(e.values[n]) }, e.label))] }, n)) })] })
	});
}
// src/overview.tsx
function gs({ page: e }) {
	let t = e.summary;
	return /* @__PURE__ */ U(x, { children: [
		/* @__PURE__ */ U(_s, { page: e }),
		/* @__PURE__ */ U(bs, { s: t }),
		/* @__PURE__ */ U(Cs, { page: e }),
		/* @__PURE__ */ U(ws, { s: t }),
		/* @__PURE__ */ U(Es, { s: t }),
		/* @__PURE__ */ U(Ds, { s: t })
	] });
}
function _s({ page: e }) {
	let t = e.summary.causes;
	return t.length === 0 ? null : /* @__PURE__ */ U("section", {
		"aria-labelledby": "causes",
		children: [/* @__PURE__ */ U("h2", {
			id: "causes",
			children: ["Causes", e.live && " so far"]
		}), t.map((t, n) => /* @__PURE__ */ U(vs, {
			c: t,
			title: e.titles[t.cause] ?? t.cause.replaceAll("_", " "),
			drawn: e.ends.cause.includes(t.cause)
		}, n))]
	});
}
function vs({ c: e, title: t, drawn: n }) {
	let r = () => {
		Et.value = e.cause, Dt.value = "", Ot.value = -1, Tt.value = "sockets";
	}, i = e.loads.length > 0 ? e.loads : e.pools;
	return /* @__PURE__ */ U("article", {
		class: "cause",
		children: [
			/* @__PURE__ */ U("h3", { children: [
				t,
				" ",
				/* @__PURE__ */ U("span", {
					class: "unit",
					children: [
						e.count > 0 ? `${I(e.count)} in ${i.join(", ")}` : i.join(", "),
						", confidence ",
						fe(e.confidence)
					]
				})
			] }),
			/* @__PURE__ */ U("p", { children: ys(e.sentence) }),
			/* @__PURE__ */ U("p", {
				class: "advice",
				children: e.advice
			}),
			/* @__PURE__ */ U("details", { children: [/* @__PURE__ */ U("summary", { children: "Evidence" }), /* @__PURE__ */ U("ul", { children: e.evidence.map((e, t) => /* @__PURE__ */ U("li", { children: e }, t)) })] }),
			n && /* @__PURE__ */ U("button", {
				type: "button",
				onClick: r,
				children: "Show these sockets"
			})
		]
	});
}
function ys(e) {
	let t = e.endsWith(".") ? e : `${e}.`;
	return t.charAt(0).toUpperCase() + t.slice(1);
}
function bs({ s: e }) {
	return e.thresholds.length === 0 ? null : /* @__PURE__ */ U("section", {
		"aria-labelledby": "thresholds",
		children: [/* @__PURE__ */ U("h2", {
			id: "thresholds",
			children: ["Thresholds", e.verdict === "running" && " so far"]
		}), /* @__PURE__ */ U("div", {
			class: "scroll",
			tabIndex: 0,
			role: "region",
			"aria-label": "Thresholds",
			children: /* @__PURE__ */ U("table", { children: [/* @__PURE__ */ U("thead", { children: /* @__PURE__ */ U("tr", { children: [
				/* @__PURE__ */ U("th", {
					scope: "col",
					children: "result"
				}),
				/* @__PURE__ */ U("th", {
					scope: "col",
					children: "threshold"
				}),
				/* @__PURE__ */ U("th", {
					scope: "col",
					children: "value"
				})
			] }) }), /* @__PURE__ */ U("tbody", { children: e.thresholds.map((e) => /* @__PURE__ */ U("tr", { children: [
				/* @__PURE__ */ U("td", {
					class: e.pass ? "good" : "bad",
					children: e.value === null ? "not measured" : e.pass ? "✓ met" : "✗ not met"
				}),
				/* @__PURE__ */ U("th", {
					scope: "row",
					children: [/* @__PURE__ */ U("code", { children: e.expr }), e.implied && /* @__PURE__ */ U("span", {
						class: "unit",
						children: " implied"
					})]
				}),
				/* @__PURE__ */ U("td", { children: e.value === null ? "–" : xs(e.expr, e.value) })
			] }, e.expr)) })] })
		})]
	});
}
function xs(e, t) {
	return /^(held|refused|lost|failed|throttled|late|not_started)\(/.test(e) ? fe(t) : /_ms\(/.test(e) ? ue(t) : ce(t);
}
var Ss = 6;
function Cs({ page: e }) {
	let t = e.pools ?? [], n = e.loads ?? [], r = (t) => t.map((t) => t / e.step_s), i = (e, t, n) => n.length > 1 ? `${e}: ${t}` : t, a = t.slice(0, Ss).map((e) => ({
		label: i(e.name, "open", t),
		values: e.open
	})), o = t.reduce((e, t) => e + t.wanted, 0), s = [], c = [];
	for (let e of n.slice(0, 3)) s.push({
		label: i(e.name, "planned", n),
		values: r(e.planned)
	}, {
		label: i(e.name, "started", n),
		values: r(e.started)
	}, {
		label: i(e.name, "good", n),
		values: r(e.good)
	}), e.throttled.some((e) => e > 0) && s.push({
		label: i(e.name, "throttled (429)", n),
		values: r(e.throttled)
	}), e.failed.some((e) => e > 0) && s.push({
		label: i(e.name, "failed", n),
		values: r(e.failed)
	}), c.push({
		label: i(e.name, "p50 from plan", n),
		values: e.latency_p50_ms
	}, {
		label: i(e.name, "p99 from plan", n),
		values: e.latency_p99_ms
	}, {
		label: i(e.name, "p99 service", n),
		values: e.service_p99_ms
	});
	for (let e of t.slice(0, 3)) e.rtt_p99_ms.some((e) => e !== null) && c.push({
		label: i(e.name, "p99 of pings", t),
		values: e.rtt_p99_ms
	});
	let l = Object.entries(e.closes).map(([t, n]) => ({
		label: e.titles[t] ?? t,
		values: n,
		bars: !0
	})), u = Object.entries(e.platform).map(([e, t]) => ({
		label: e,
		values: t
	})), d = e.summary.platform?.max_concurrent ?? 0, f = e.summary.interactions.max_concurrent, p = (t) => {
		St.value = [Math.max(0, t - 5 * e.step_s), t + 6 * e.step_s], Et.value = "", Tt.value = "sockets";
	}, m = e.generator;
	return /* @__PURE__ */ U("section", {
		"aria-labelledby": "axis",
		children: [
			/* @__PURE__ */ U("h2", {
				id: "axis",
				children: "The run in time"
			}),
			/* @__PURE__ */ U("p", {
				class: "hint",
				children: [
					"Drag to zoom, double-click for all of it; the charts share one cursor.",
					e.step_s > 1 && ` One point is ${e.step_s} s.`,
					St.value && /* @__PURE__ */ U("button", {
						type: "button",
						class: "quiet",
						onClick: () => {
							St.value = null;
						},
						children: "Show all"
					})
				]
			}),
			a.length > 0 && /* @__PURE__ */ U(fs, {
				title: "Open sockets",
				unit: `of ${I(o)} wanted`,
				step: e.step_s,
				lines: a,
				mark: {
					value: t.length === 1 ? o : 0,
					label: `wanted ${I(o)}`
				}
			}),
			l.length > 0 && /* @__PURE__ */ U(fs, {
				title: "Closes by cause",
				unit: `sockets in ${e.step_s} s; click one to see them`,
				step: e.step_s,
				lines: l,
				onPick: p
			}),
			n.length > 0 && /* @__PURE__ */ U(fs, {
				title: "Interactions in flight",
				unit: "most at once",
				step: e.step_s,
				lines: [{
					label: "in flight",
					values: e.in_flight ?? []
				}],
				mark: {
					value: f,
					label: `maximum concurrent interactions ${I(f)}`
				}
			}),
			u.length > 0 && /* @__PURE__ */ U(fs, {
				title: "The platform's own view",
				unit: "as it counts",
				step: e.step_s,
				lines: u,
				mark: {
					value: d,
					label: `its maximum concurrent interactions ${I(d)}`
				}
			}),
			s.length > 0 && /* @__PURE__ */ U(fs, {
				title: "Arrivals",
				unit: "a second",
				step: e.step_s,
				lines: s
			}),
			c.length > 0 && /* @__PURE__ */ U(fs, {
				title: "Latency",
				unit: "ms, ± 12 %",
				step: e.step_s,
				lines: c
			}),
			/* @__PURE__ */ U(fs, {
				title: "The generator was late",
				unit: "ms at p99",
				step: e.step_s,
				lines: [{
					label: "late",
					values: m.lateness_p99_ms ?? []
				}]
			}),
			/* @__PURE__ */ U(fs, {
				title: "The generator's processors",
				unit: "",
				step: e.step_s,
				lines: [{
					label: "used",
					values: m.cpu ?? []
				}, {
					label: "waited for",
					values: m.waited ?? []
				}]
			})
		]
	});
}
function ws({ s: e }) {
	let t = Object.entries(e.pools);
	return t.length === 0 ? null : /* @__PURE__ */ U("section", {
		"aria-labelledby": "pools",
		children: [/* @__PURE__ */ U("h2", {
			id: "pools",
			children: "Pools"
		}), /* @__PURE__ */ U("div", {
			class: "scroll",
			tabIndex: 0,
			role: "region",
			"aria-label": "Pools",
			children: /* @__PURE__ */ U("table", { children: [/* @__PURE__ */ U("thead", { children: /* @__PURE__ */ U("tr", { children: [
				"pool",
				"wanted",
				"opened",
				"refused",
				"lost",
				e.verdict === "running" ? "open now" : "held to the end",
				"peak",
				"connect p50 / p99",
				"ping p50 / p99"
			].map((e) => /* @__PURE__ */ U("th", {
				scope: "col",
				children: e
			}, e)) }) }), /* @__PURE__ */ U("tbody", { children: t.map(([t, n]) => /* @__PURE__ */ U("tr", { children: [
				/* @__PURE__ */ U("th", {
					scope: "row",
					children: t
				}),
				/* @__PURE__ */ U("td", { children: I(n.wanted) }),
				/* @__PURE__ */ U("td", { children: I(n.opened) }),
				/* @__PURE__ */ U("td", {
					class: n.refused > 0 ? "bad" : "",
					children: I(n.refused)
				}),
				/* @__PURE__ */ U("td", {
					class: n.lost > 0 ? "bad" : "",
					children: I(n.lost)
				}),
				/* @__PURE__ */ U("td", { children: I(e.verdict === "running" ? n.opened - n.lost : n.held_to_end) }),
				/* @__PURE__ */ U("td", { children: I(n.peak_open) }),
				/* @__PURE__ */ U("td", { children: Ts(n.connect_ms) }),
				/* @__PURE__ */ U("td", { children: Ts(n.ping_rtt_ms) })
			] }, t)) })] })
		})]
	});
}
function Ts(e) {
	return e.count > 0 ? `${ue(e.p50)} / ${ue(e.p99)}` : "–";
}
function Es({ s: e }) {
	let t = Object.entries(e.loads);
	return t.length === 0 ? null : /* @__PURE__ */ U("section", {
		"aria-labelledby": "loads",
		children: [/* @__PURE__ */ U("h2", {
			id: "loads",
			children: "Loads"
		}), /* @__PURE__ */ U("div", {
			class: "scroll",
			tabIndex: 0,
			role: "region",
			"aria-label": "Loads",
			children: /* @__PURE__ */ U("table", { children: [/* @__PURE__ */ U("thead", { children: /* @__PURE__ */ U("tr", { children: [
				"load",
				"planned",
				"started",
				"not started",
				"good",
				"failed",
				"throttled",
				"good a second",
				"latency p50 / p99 / max",
				"service p99"
			].map((e) => /* @__PURE__ */ U("th", {
				scope: "col",
				children: e
			}, e)) }) }), /* @__PURE__ */ U("tbody", { children: t.map(([e, t]) => /* @__PURE__ */ U("tr", { children: [
				/* @__PURE__ */ U("th", {
					scope: "row",
					children: e
				}),
				/* @__PURE__ */ U("td", { children: I(t.planned) }),
				/* @__PURE__ */ U("td", { children: I(t.started) }),
				/* @__PURE__ */ U("td", {
					class: t.not_started > 0 ? "bad" : "",
					children: I(t.not_started)
				}),
				/* @__PURE__ */ U("td", { children: I(t.succeeded) }),
				/* @__PURE__ */ U("td", {
					class: t.failed > 0 ? "bad" : "",
					children: I(t.failed)
				}),
				/* @__PURE__ */ U("td", { children: I(t.throttled) }),
				/* @__PURE__ */ U("td", { children: ce(t.good_per_s) }),
				/* @__PURE__ */ U("td", { children: [
					ue(t.latency_ms.p50),
					" / ",
					ue(t.latency_ms.p99),
					" / ",
					ue(t.latency_ms.max)
				] }),
				/* @__PURE__ */ U("td", { children: ue(t.service_ms.p99) })
			] }, e)) })] })
		})]
	});
}
function Ds({ s: e }) {
	let t = e.generator;
	return /* @__PURE__ */ U("section", {
		"aria-labelledby": "generator",
		children: [
			/* @__PURE__ */ U("h2", {
				id: "generator",
				children: ["The generator", e.verdict === "running" && " so far"]
			}),
			/* @__PURE__ */ U("p", { children: [
				e.verdict !== "running" && (t.valid ? "Valid: " : "Not valid: "),
				"CPU ",
				ce(t.cpu_s),
				" s, memory ",
				ce(t.peak_rss_bytes / (1 << 20)),
				" MiB, late by ",
				ue(t.lateness_ms.p99),
				" at p99 and ",
				ue(t.lateness_ms.max),
				" at most."
			] }),
			t.reasons.length > 0 && /* @__PURE__ */ U("ul", { children: t.reasons.map((e) => /* @__PURE__ */ U("li", {
				class: "bad",
				children: e
			}, e)) })
		]
	});
}
// src/sockets.tsx
function Os({ page: e }) {
	let t = e.ends, n = Oe(() => [...new Set(t.cause)], [t]), r = Oe(() => {
		let n = [], r = St.value;
		for (let i = 0; i < t.cause.length; i++) Et.value && t.cause[i] !== Et.value || Dt.value && e.pools?.[t.pool[i]]?.name !== Dt.value || r && (t.ended_s[i] < r[0] || t.ended_s[i] > r[1]) || n.push(i);
		return n;
	}, [
		t,
		Et.value,
		Dt.value,
		St.value
	]), i = Oe(() => r.filter((e) => t.phase[e] === "open"), [r]);
	if (t.total === 0) return /* @__PURE__ */ U("p", { children: "No socket was refused or lost." });
	let a = (t) => e.titles[t] ?? t, o = Ot.value;
	return /* @__PURE__ */ U("section", {
		"aria-labelledby": "sockets",
		children: [
			/* @__PURE__ */ U("h2", {
				id: "sockets",
				children: "Sockets that were refused or lost"
			}),
			/* @__PURE__ */ U("div", {
				class: "filters",
				children: [
					/* @__PURE__ */ U("label", { children: ["cause ", /* @__PURE__ */ U("select", {
						value: Et.value,
						onChange: (e) => {
							Et.value = e.currentTarget.value;
						},
						children: [/* @__PURE__ */ U("option", {
							value: "",
							children: "all"
						}), n.map((e) => /* @__PURE__ */ U("option", {
							value: e,
							children: a(e)
						}, e))]
					})] }),
					/* @__PURE__ */ U("label", { children: ["pool ", /* @__PURE__ */ U("select", {
						value: Dt.value,
						onChange: (e) => {
							Dt.value = e.currentTarget.value;
						},
						children: [/* @__PURE__ */ U("option", {
							value: "",
							children: "all"
						}), (e.pools ?? []).map((e) => /* @__PURE__ */ U("option", {
							value: e.name,
							children: e.name
						}, e.name))]
					})] }),
					St.value && /* @__PURE__ */ U("button", {
						type: "button",
						class: "quiet",
						onClick: () => {
							St.value = null;
						},
						children: [
							"From ",
							L(Math.max(0, St.value[0])),
							" to ",
							L(St.value[1]),
							": show all"
						]
					}),
					/* @__PURE__ */ U("span", {
						role: "status",
						children: [
							I(r.length),
							" of ",
							I(t.cause.length),
							t.total > t.cause.length && `, a sample of ${I(t.total)}`
						]
					})
				]
			}),
			i.length > 0 && /* @__PURE__ */ U("div", {
				class: "two",
				children: [/* @__PURE__ */ U(As, {
					page: e,
					rows: i,
					causes: n
				}), /* @__PURE__ */ U("div", { children: [
					/* @__PURE__ */ U(Ps, {
						title: "Silence either way",
						values: i.map((e) => t.silence_s[e])
					}),
					/* @__PURE__ */ U(Ps, {
						title: "Silence of the server",
						values: i.map((e) => t.silence_received_s[e])
					}),
					/* @__PURE__ */ U(Ps, {
						title: "Silence of ours",
						values: i.map((e) => t.silence_sent_s[e])
					}),
					/* @__PURE__ */ U(Ps, {
						title: "Age",
						values: i.map((e) => t.age_s[e])
					}),
					/* @__PURE__ */ U(Ps, {
						title: "Instant",
						values: i.map((e) => t.ended_s[e])
					})
				] })]
			}),
			/* @__PURE__ */ U(xt, {
				label: "sockets",
				rows: r,
				chosen: o,
				onChoose: (e) => {
					Ot.value = e;
				},
				columns: [
					{
						head: "pool",
						width: "minmax(6rem,1fr)",
						cell: (n) => e.pools?.[t.pool[n]]?.name ?? ""
					},
					{
						head: "socket",
						width: "5rem",
						right: !0,
						cell: (e) => t.socket[e]
					},
					{
						head: "cause",
						width: "minmax(8rem,1.4fr)",
						cell: (e) => a(t.cause[e])
					},
					{
						head: "ended as",
						width: "minmax(8rem,1.2fr)",
						cell: (e) => t.how[e].replaceAll("_", " ") + (t.code[e] ? ` ${t.code[e]}` : "")
					},
					{
						head: "at",
						width: "6rem",
						right: !0,
						cell: (e) => L(t.ended_s[e])
					},
					{
						head: "age",
						width: "6rem",
						right: !0,
						cell: (e) => t.phase[e] === "open" ? L(t.age_s[e]) : "–"
					},
					{
						head: "silence",
						width: "6rem",
						right: !0,
						cell: (e) => t.phase[e] === "open" ? L(t.silence_s[e]) : "–"
					}
				]
			}),
			o >= 0 && t.cause[o] !== void 0 && /* @__PURE__ */ U(ks, {
				page: e,
				i: o
			})
		]
	});
}
function ks({ page: e, i: t }) {
	let n = e.ends, r = [
		["cause", e.titles[n.cause[t]] ?? n.cause[t]],
		["came as far as", n.phase[t]],
		["ended as", n.how[t].replaceAll("_", " ") + (n.code[t] ? ` ${n.code[t]}` : "")],
		["attempt", String(n.attempt[t])],
		["ended at", L(n.ended_s[t])]
	];
	return n.phase[t] === "open" && r.push(["age", L(n.age_s[t])], ["silence either way", L(n.silence_s[t])], ["silence of the server", L(n.silence_received_s[t])], ["silence of ours", L(n.silence_sent_s[t])]), n.detail[t] && r.push(["detail", n.detail[t]]), /* @__PURE__ */ U("aside", {
		class: "detail",
		"aria-label": "Evidence of one socket",
		children: [/* @__PURE__ */ U("h3", { children: [
			e.pools?.[n.pool[t]]?.name,
			" socket ",
			n.socket[t]
		] }), /* @__PURE__ */ U("dl", { children: r.map(([e, t]) => /* @__PURE__ */ U(x, { children: [/* @__PURE__ */ U("dt", { children: e }), /* @__PURE__ */ U("dd", { children: t })] })) })]
	});
}
function As({ page: e, rows: t, causes: n }) {
	let r = De(null), i = as.value, a = e.ends, o = t.map((e) => a.age_s[e]), s = t.map((e) => a.silence_s[e]), c = Math.max(.001, Ns(o)) * 1.05, l = Math.max(.001, Ns(s)) * 1.05, u = {
		left: 48,
		right: 10,
		top: 10,
		bottom: 34
	}, d = () => {
		let e = r.current, i = e?.getContext("2d");
		if (!e || !i) return;
		let d = devicePixelRatio || 1, f = e.clientWidth, p = e.clientHeight;
		e.width = f * d, e.height = p * d, i.scale(d, d), i.font = "11px system-ui, sans-serif";
		let m = (e) => u.left + e / c * (f - u.left - u.right), h = (e) => p - u.bottom - e / l * (p - u.top - u.bottom);
		i.strokeStyle = ls(), i.fillStyle = cs();
		for (let e = 0; e <= 4; e++) {
			let t = c * e / 4, n = l * e / 4;
			i.beginPath(), i.moveTo(m(t), u.top), i.lineTo(m(t), p - u.bottom), i.moveTo(u.left, h(n)), i.lineTo(f - u.right, h(n)), i.stroke(), i.textAlign = e === 4 ? "right" : "center", i.fillText(ce(t), m(t), p - u.bottom + 14), i.textAlign = "right", i.fillText(ce(n), u.left - 6, h(n) + 4);
		}
		i.textAlign = "center", i.fillText("age, s", (u.left + f - u.right) / 2, p - 4), i.save(), i.translate(11, (u.top + p - u.bottom) / 2), i.rotate(-Math.PI / 2), i.fillText("silence before the end, s", 0, 0), i.restore(), i.globalAlpha = t.length > 2e3 ? .35 : .7, t.forEach((e, t) => {
			let r = n.indexOf(a.cause[e]);
			i.fillStyle = i.strokeStyle = os(r), js(i, r, m(o[t]), h(s[t]));
		}), i.globalAlpha = 1;
	};
	return Ee(() => {
		d();
		let e = new ResizeObserver(d);
		return r.current && e.observe(r.current), () => e.disconnect();
	}, [t, i]), /* @__PURE__ */ U("figure", { children: [/* @__PURE__ */ U("canvas", {
		ref: r,
		class: "scatter",
		role: "img",
		onClick: (e) => {
			let n = r.current;
			if (!n) return;
			let i = n.getBoundingClientRect(), a = i.width, d = i.height, f = -1, p = 400;
			t.forEach((t, n) => {
				let r = u.left + o[n] / c * (a - u.left - u.right), m = d - u.bottom - s[n] / l * (d - u.top - u.bottom), h = (r - (e.clientX - i.left)) ** 2 + (m - (e.clientY - i.top)) ** 2;
				h < p && (p = h, f = t);
			}), f >= 0 && (Ot.value = f);
		},
		"aria-label": `${I(t.length)} ends, silence before the end against age. The table below has each of them.`
	}), /* @__PURE__ */ U("figcaption", { children: n.filter((e) => t.some((t) => a.cause[t] === e)).map((t) => /* @__PURE__ */ U("span", {
		class: "key",
		children: [
			/* @__PURE__ */ U(Ms, { n: n.indexOf(t) }),
			" ",
			e.titles[t] ?? t
		]
	}, t)) })] });
}
function js(e, t, n, r) {
	switch (e.beginPath(), t % 4) {
		case 0:
			e.arc(n, r, 2.6, 0, 7), e.fill();
			return;
		case 1:
			e.rect(n - 2.4, r - 2.4, 4.8, 4.8), e.fill();
			return;
		case 2:
			e.moveTo(n, r - 3.4), e.lineTo(n + 3.2, r + 2.6), e.lineTo(n - 3.2, r + 2.6), e.fill();
			return;
		default: e.moveTo(n - 3, r - 3), e.lineTo(n + 3, r + 3), e.moveTo(n + 3, r - 3), e.lineTo(n - 3, r + 3), e.stroke();
	}
}
function Ms({ n: e }) {
	return /* @__PURE__ */ U("span", {
		"aria-hidden": "true",
		style: { color: os(e) },
		children: [
			"●",
			"■",
			"▲",
			"✕"
		][e % 4]
	});
}
function Ns(e) {
	return e.reduce((e, t) => Math.max(e, t), 0);
}
function Ps({ title: e, values: t }) {
	let n = Math.max(1e-6, Ns(t)), r = Array(40).fill(0);
	for (let e of t) r[Math.min(39, Math.floor(e / n * 39.999))]++;
	let i = Ns(r), a = [...t].sort((e, t) => e - t), o = a[a.length >> 1] ?? 0, s = a.map((e) => Math.abs(e - o)).sort((e, t) => e - t)[a.length >> 1] ?? 0, c = `${e}: median ${L(o)}, spread ${L(s)}`;
	return /* @__PURE__ */ U("figure", {
		class: "histogram",
		children: [/* @__PURE__ */ U("figcaption", { children: c }), /* @__PURE__ */ U("svg", {
			viewBox: "0 0 400 36",
			preserveAspectRatio: "none",
			role: "img",
			"aria-label": c,
			children: r.map((e, t) => e > 0 && /* @__PURE__ */ U("rect", {
				x: t * 10,
				y: 36 - Math.max(1.5, e / i * 36),
				width: "9",
				height: Math.max(1.5, e / i * 36)
			}, t))
		})]
	});
}
// src/main.tsx
function Fs() {
	return Ft.value ? /* @__PURE__ */ U(Hs, { page: Ft.value }) : /* @__PURE__ */ U("p", {
		role: "status",
		children: It.value === "refused" ? Is : It.value === "lost" ? `${Ls} Trying again …` : "Waiting for the run …"
	});
}
var Is = "The key of this run is missing, or it is that of another run: open the address that holdfast printed.", Ls = "Connection lost: the run's process has ended, or cannot be reached.";
function Rs({ page: e }) {
	let t = e.live;
	if (!t) return null;
	let n = It.value === "lost" || It.value === "refused", r = `This is how the run was at ${L(Math.floor(t.at_s))}.`, i = [
		It.value === "lost" && `${Ls} ${r} Trying again …`,
		It.value === "refused" && `Connection lost: another run is at this address now. ${r}`,
		!n && t.state === "judging" && "The run is over; its causes are being named.",
		!n && t.state !== "judging" && (t.state === "stopping" || Lt.value) && "Stopping …",
		t.missed > 0 && `The page was too slow for ${I(t.missed)} reports of the run: it has gaps until the end.`
	].filter((e) => e).join(" ");
	return /* @__PURE__ */ U("p", {
		role: "status",
		class: `going${n ? " away" : ""}`,
		children: i
	});
}
function zs({ page: e }) {
	return e.live?.state !== "running" || It.value !== "live" || Lt.value ? null : /* @__PURE__ */ U("button", {
		type: "button",
		class: "stop",
		onClick: () => {
			confirm("Stop this run? It ends as with Ctrl-C: the record and the summary are written.") && Ut();
		},
		children: "Stop the run"
	});
}
function Bs({ page: e }) {
	let t = Rt.value, n = (e.live?.kept ?? 0) - t.kept;
	return !e.live || e.live.kept === 0 ? null : /* @__PURE__ */ U("p", {
		class: "hint",
		children: [
			"The latest ",
			I(t.loaded),
			" of ",
			I(t.matched),
			" that match.",
			t.loaded < t.matched && /* @__PURE__ */ U("button", {
				type: "button",
				class: "quiet",
				onClick: () => {
					tn(!0);
				},
				children: "More"
			}),
			n > 0 && /* @__PURE__ */ U("button", {
				type: "button",
				class: "quiet",
				onClick: () => {
					tn(!1);
				},
				children: [I(n), " new: look again"]
			})
		]
	});
}
var Vs = {
	pass: "✓ PASS",
	fail: "✗ FAIL",
	invalid: "? INVALID",
	running: "● RUNNING"
};
function Hs({ page: e }) {
	let t = e.summary, n = t.run, r = n.target.twin ? `the embedded twin (${n.target.twin})` : [n.target.ws, n.target.http].filter((e) => e).join(" and ");
	return /* @__PURE__ */ U(x, { children: [
		/* @__PURE__ */ U("header", {
			class: "top",
			children: [
				/* @__PURE__ */ U("p", {
					class: `verdict ${t.verdict}`,
					children: Vs[t.verdict]
				}),
				/* @__PURE__ */ U("div", { children: [/* @__PURE__ */ U("h1", { children: n.scenario || "run" }), /* @__PURE__ */ U("p", {
					class: "unit",
					children: [
						n.id,
						" · ",
						new Date(n.started).toISOString().slice(0, 19).replace("T", " "),
						" UTC · ",
						e.live ? `${L(Math.floor(e.live.at_s))} of ${L(e.live.duration_s)}` : L(n.duration_s),
						" · seed ",
						n.seed,
						" · against ",
						r || n.target.addresses.join(", "),
						n.interrupted && " · interrupted",
						n.aborted_by && ` · ended by ${n.aborted_by}`,
						" · holdfast ",
						n.version
					]
				})] }),
				/* @__PURE__ */ U(zs, { page: e })
			]
		}),
		/* @__PURE__ */ U(Rs, { page: e }),
		/* @__PURE__ */ U("div", {
			role: "tablist",
			"aria-label": "Views",
			class: "tabs",
			onKeyDown: (e) => {
				let t = e.key === "ArrowRight" ? 1 : e.key === "ArrowLeft" ? -1 : 0;
				t !== 0 && (Tt.value = Ct[(Ct.findIndex(([e]) => e === Tt.value) + t + Ct.length) % Ct.length][0], document.getElementById(`tab-${Tt.value}`)?.focus());
			},
			children: Ct.map(([e, t]) => /* @__PURE__ */ U("button", {
				type: "button",
				role: "tab",
				id: `tab-${e}`,
				"aria-selected": Tt.value === e,
				"aria-controls": "view",
				tabIndex: Tt.value === e ? 0 : -1,
				onClick: () => {
					Tt.value = e;
				},
				children: t
			}, e))
		}),
		/* @__PURE__ */ U("main", { children: /* @__PURE__ */ U("div", {
			id: "view",
			role: "tabpanel",
			"aria-labelledby": `tab-${Tt.value}`,
			children: [
				Tt.value === "overview" && /* @__PURE__ */ U(gs, { page: e }),
				Tt.value === "sockets" && /* @__PURE__ */ U(Os, { page: e }),
				Tt.value === "interactions" && /* @__PURE__ */ U(x, { children: [/* @__PURE__ */ U(jt, { page: e }), /* @__PURE__ */ U(Bs, { page: e })] })
			]
		}) })
	] });
}
var Us = document.getElementById("page");
try {
	Bt(), Us.replaceChildren(), F(/* @__PURE__ */ U(Fs, {}), Us);
} catch (e) {
	Us.textContent = `This page cannot be shown: ${e instanceof Error ? e.message : String(e)}`;
}
